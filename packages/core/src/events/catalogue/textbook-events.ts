import { z } from 'zod';
import { defineEvent, defineEvents } from '../define-event.ts';

// Names and members: Open edX developer guide, tracking logs, "Textbook Interaction Events".

const chapter = {
  /** Name of the PDF file. */
  chapter: z.string(),
  /** The event's name again. */
  name: z.string().exactOptional(),
};
const page = { ...chapter, page: z.number() };
const sources = ['browser'] as const;
const amount = z.union([z.string(), z.number()]);
const search = {
  ...page,
  caseSensitive: z.boolean(),
  highlightAll: z.boolean(),
  query: z.string(),
  /** What is said of a text that was not found, else empty. */
  status: z.string(),
};

export const textbookToggles = defineEvents(
  {
    'textbook.pdf.thumbnails.toggled': 'The small pictures of pages were shown or hidden.',
    'textbook.pdf.outline.toggled': 'The list of chapters was shown or hidden.',
    'textbook.pdf.page.navigated': 'The number of a page was typed in.',
  },
  { sources, data: z.object(page) },
);

export const textbookThumbnailNavigated = defineEvent({
  name: 'textbook.pdf.thumbnail.navigated',
  fires: 'A page was chosen by its small picture.',
  sources,
  data: z.object({ ...page, thumbnail_title: z.string() }),
});

export const textbookChapterNavigated = defineEvent({
  name: 'textbook.pdf.chapter.navigated',
  fires: 'A chapter was chosen from the list.',
  sources,
  data: z.object({ ...chapter, chapter_title: z.string() }),
});

export const textbookZoomButtons = defineEvent({
  name: 'textbook.pdf.zoom.buttons.changed',
  fires: 'The page was made larger or smaller by a button.',
  sources,
  data: z.object({ ...page, direction: z.enum(['in', 'out']) }),
});

export const textbookScales = defineEvents(
  {
    'textbook.pdf.zoom.menu.changed': 'A magnification was chosen from the menu.',
    'textbook.pdf.display.scaled': 'The magnification changed, by the menu or by the size of the window.',
  },
  { sources, data: z.object({ ...page, amount }) },
);

export const textbookPageScrolled = defineEvent({
  name: 'textbook.pdf.page.scrolled',
  fires: 'Another page came into sight by scrolling.',
  sources,
  data: z.object({ ...page, direction: z.enum(['up', 'down']) }),
});

export const textbookSearches = defineEvents(
  {
    'textbook.pdf.search.executed': 'A text was searched in the book.',
    'textbook.pdf.search.highlight.toggled': 'Highlighting of all places found was switched.',
    'textbook.pdf.searchcasesensitivity.toggled': 'Regard for capitals was switched.',
  },
  { sources, data: z.object(search) },
);

export const textbookSearchNavigated = defineEvent({
  name: 'textbook.pdf.search.navigatednext',
  fires: 'The next or the previous place found was gone to.',
  sources,
  data: z.object({ ...search, findprevious: z.boolean().exactOptional() }),
});

export const book = defineEvent({
  name: 'book',
  fires: 'A page of a textbook was gone to.',
  sources,
  data: z.object({
    type: z.string(),
    /** The page left. */
    old: z.union([z.number(), z.string()]).nullable().exactOptional(),
    new: z.union([z.number(), z.string()]).nullable().exactOptional(),
  }),
});
