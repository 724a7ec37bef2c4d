import type { MarkupElement } from '../markup/markup-element.ts';
import { writeHtml } from '../markup/write-html.ts';
import { keepOut } from '../present/kept-out.ts';

/** A choice as learners see it: without its hints. */
export function choiceHtml(choice: MarkupElement): string {
  return writeHtml(choice.content, keepOut).trim();
}
