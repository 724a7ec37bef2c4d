import type { Json } from '../../shared/json.ts';
import type { OlxFormat } from '../olx-format.ts';
import { escapeAttribute } from '../xml/xml-escape.ts';

/** `<wiki slug>` and `<textbook title book_url>` (xmodule/course_block.py definition_from_xml). */
export const courseFormat: OlxFormat = {
  body: 'blocks',
  settingElements: ['wiki', 'textbook'],
  read: ({ elements }) => {
    const fields: Record<string, Json> = {};
    const books = elements.filter(({ name }) => name === 'textbook');
    if (books.length > 0) {
      fields['textbooks'] = books.map(({ attributes }) => ({
        title: attributes.get('title') ?? '',
        book_url: attributes.get('book_url') ?? '',
      }));
    }
    const slug = elements.find(({ name }) => name === 'wiki')?.attributes.get('slug');
    if (slug !== undefined) fields['wiki_slug'] = slug;
    return fields;
  },
  write: (fields) => {
    const elements: string[] = [];
    const books = fields['textbooks'];
    if (Array.isArray(books) && books.length > 0 && books.every(isBook)) {
      for (const { title, book_url: url } of books) {
        elements.push(`<textbook title="${escapeAttribute(title)}" book_url="${escapeAttribute(url)}"/>`);
      }
    }
    const slug = fields['wiki_slug'];
    if (typeof slug === 'string') {
      elements.push(`<wiki slug="${escapeAttribute(slug)}"/>`);
    }
    return { elements, written: ['textbooks', 'wiki_slug'] };
  },
};

function isBook(book: unknown): book is { title: string; book_url: string } {
  return (
    typeof book === 'object' &&
    book !== null &&
    Object.keys(book).length === 2 &&
    'title' in book &&
    typeof book.title === 'string' &&
    'book_url' in book &&
    typeof book.book_url === 'string'
  );
}
