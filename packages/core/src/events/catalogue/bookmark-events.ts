import { z } from 'zod';
import { defineEvent } from '../define-event.ts';

// Names and members: Open edX developer guide, tracking logs, "Course Resource Events".

const bookmark = {
  bookmark_id: z.string(),
  component_type: z.string(),
  component_usage_id: z.string(),
};
const inCourse = z.object({ ...bookmark, course_id: z.string() });

export const bookmarkAccessed = defineEvent({
  name: 'edx.bookmark.accessed',
  fires: 'A bookmark was followed from the list of bookmarks.',
  sources: ['browser'],
  data: z.object(bookmark),
});

export const bookmarkAdded = defineEvent({
  name: 'edx.bookmark.added',
  fires: 'A page of the course was bookmarked.',
  data: inCourse,
});

export const bookmarkListed = defineEvent({
  name: 'edx.bookmark.listed',
  fires: 'A page of the list of bookmarks was shown.',
  data: z.object({
    bookmarks_count: z.int(),
    list_type: z.enum(['per_course', 'all_courses']),
    /** With `per_course` alone. */
    course_id: z.string().exactOptional(),
    page_number: z.int(),
    page_size: z.int(),
  }),
});

export const bookmarkRemoved = defineEvent({
  name: 'edx.bookmark.removed',
  fires: 'A bookmark was taken away.',
  data: inCourse,
});

export const courseToolAccessed = defineEvent({
  name: 'edx.course.tool.accessed',
  fires: 'A link under Course Tools was followed.',
  sources: ['browser'],
  data: z.object({
    /** `edx.bookmarks`, `edx.reviews`, `edx.updates`. */
    tool_name: z.string(),
  }),
});
