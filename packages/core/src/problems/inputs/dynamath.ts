import type { MarkupElement } from '../markup/markup-element.ts';

const suffix = '_dynamath';

/** Where the MathML comes that a page makes of a line of maths, beside the line's own answer. */
export function dynamathId(inputId: string): string {
  return inputId + suffix;
}

/** The input whose MathML this is; undefined for any other answer. */
export function inputOfDynamath(id: string): string | undefined {
  return id.endsWith(suffix) ? id.slice(0, -suffix.length) : undefined;
}

/** A `textline` that is typeset while it is typed: with `math`, or the older `dojs`, whatever they say (capa `TextLine.setup`). */
export function isMathsLine({ name, attributes }: MarkupElement): boolean {
  return name === 'textline' && [attributes.get('math'), attributes.get('dojs')].some(Boolean);
}
