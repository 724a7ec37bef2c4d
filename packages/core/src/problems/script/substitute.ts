import type { MarkupElement } from '../markup/markup-element.ts';

/**
 * Puts the values of a script in the place of `$name`, plainly in the text, the longest names first; a `$` of no known name
 * stays (capa's `contextualize_text`).
 */
export function substitute(text: string, values: ReadonlyMap<string, string>): string {
  if (!text.includes('$')) return text;
  let written = text;
  for (const name of longestFirst(values))
    written = written.replaceAll(`$${name}`, () => values.get(name) ?? '');
  return written;
}

/** The element and all below, their attributes with values in them. Texts stay: what is shown is substituted as HTML. */
export function withValuesInAttributes(
  element: MarkupElement,
  values: ReadonlyMap<string, string>,
): MarkupElement {
  const attributes = [...element.attributes].map(
    ([name, value]) => [name, substitute(value, values)] as const,
  );
  return {
    ...element,
    attributes: new Map(attributes),
    content: element.content.map((node) =>
      typeof node === 'string' ? node : withValuesInAttributes(node, values),
    ),
  };
}

const sorted = new WeakMap<ReadonlyMap<string, string>, readonly string[]>();

function longestFirst(values: ReadonlyMap<string, string>): readonly string[] {
  const known = sorted.get(values);
  if (known !== undefined) return known;
  const names = [...values.keys()].toSorted((a, b) => b.length - a.length);
  sorted.set(values, names);
  return names;
}
