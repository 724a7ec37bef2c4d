import { z } from 'zod';
import { defineEvent, defineEvents } from '../define-event.ts';

// Names and members: Open edX developer guide, tracking logs, "Notes Events". Texts are cut at 8,333 characters.

const note = {
  component_usage_id: z.string(),
  highlighted_content: z.string(),
  note_id: z.string(),
  note_text: z.string(),
  tags: z.array(z.string()),
  /** Names of the members that were cut. */
  truncated: z.array(z.string()),
};
const view = z.string();

export const noteChanges = defineEvents(
  {
    'edx.course.student_notes.added': 'A note was added to a passage.',
    'edx.course.student_notes.deleted': 'A note was deleted.',
  },
  { sources: ['browser'], data: z.object(note) },
);

export const noteEdited = defineEvent({
  name: 'edx.course.student_notes.edited',
  fires: 'A note was changed.',
  sources: ['browser'],
  data: z.object({ ...note, old_note_text: z.string(), old_tags: z.array(z.string()) }),
});

export const notesPageViewed = defineEvent({
  name: 'edx.course.student_notes.notes_page_viewed',
  fires: 'The page of notes was opened, or another view of it chosen.',
  sources: ['browser'],
  data: z.object({
    /** `Recent Activity`, `Search Results`. */
    view,
  }),
});

export const notesSearched = defineEvent({
  name: 'edx.course.student_notes.searched',
  fires: 'Notes were searched.',
  sources: ['browser'],
  data: z.object({ number_of_results: z.int(), search_string: z.string() }),
});

export const noteUnitLinkUsed = defineEvent({
  name: 'edx.course.student_notes.used_unit_link',
  fires: 'The way from a note to its passage was taken.',
  sources: ['browser'],
  data: z.object({ component_usage_id: z.string(), note_id: z.string(), view }),
});

export const notesViewed = defineEvent({
  name: 'edx.course.student_notes.viewed',
  fires: 'Notes were shown beside their passage.',
  sources: ['browser'],
  data: z.object({ notes: z.array(z.object({ note_id: z.string() })) }),
});
