import type { MathsView } from '../../blocks/problem/problem-view.ts';
import type { MarkupElement } from '../markup/markup-element.ts';

const suffix = '_dynamath';

/** Where the MathML comes that a page makes of a line of maths, beside the line's own answer. */
export function dynamathId(inputId: string): string {
  return inputId + suffix;
}

/** Of a `textline` that is typeset while it is typed: with `math`, or the older `dojs`, whatever they say (capa `TextLine.setup`). */
export function mathsView({ name, attributes }: MarkupElement): MathsView | undefined {
  const isMaths = name === 'textline' && [attributes.get('math'), attributes.get('dojs')].some(Boolean);
  if (!isMaths) return undefined;
  const [preprocessor, source] = [attributes.get('preprocessorClassName'), attributes.get('preprocessorSrc')];
  return preprocessor === undefined || source === undefined ? {} : { preprocessor };
}
