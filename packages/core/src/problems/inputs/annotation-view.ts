import type { AnnotationView } from '../../blocks/problem/problem-view.ts';
import { descendants, firstChild, leadingText, type MarkupElement } from '../markup/markup-element.ts';
import { innerHtml } from '../markup/write-html.ts';

/** The texts of an `annotationinput`, without which option is how good; what the author leaves out has Open edX's words. */
export function annotationView(element: MarkupElement): AnnotationView | undefined {
  if (element.name !== 'annotationinput') return undefined;
  const html = (name: string): string | undefined => {
    const child = firstChild(element, name);
    return child === undefined ? undefined : innerHtml(child);
  };
  return {
    title: html('title') ?? 'Annotation Exercise',
    passage: html('text') ?? '',
    comment: html('comment') ?? '',
    commentPrompt: html('comment_prompt') ?? 'Type a commentary below:',
    tagPrompt: html('tag_prompt') ?? 'Select one tag:',
    options: [...descendants(element)].filter(({ name }) => name === 'option').map(leadingText),
  };
}
