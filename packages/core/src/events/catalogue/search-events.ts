import { z } from 'zod';
import { defineEvent, defineEvents } from '../define-event.ts';

// Names and members: openedx/edx-search, search/views.py; openedx/edx-platform, lms/djangoapps/course_search.

const search = { search_term: z.string(), page_size: z.int(), page_number: z.int() };

export const searchesInitiated = defineEvents(
  {
    'edx.course.search.initiated': 'A course was searched.',
    'edx.course_discovery.search.initiated': 'The catalogue of courses was searched.',
  },
  { data: z.object(search) },
);

export const searchResultsDisplayed = defineEvents(
  {
    'edx.course.search.results_displayed': 'What was found in a course was sent.',
    'edx.course_discovery.search.results_displayed': 'What was found in the catalogue was sent.',
  },
  { data: z.object({ ...search, results_count: z.int() }) },
);

export const searchResultSelected = defineEvent({
  name: 'edx.course.search.result_selected',
  fires: 'Something found in a course was opened.',
  sources: ['browser'],
  data: z.object({ search_term: z.string(), result_position: z.int(), result_link: z.string() }),
});
