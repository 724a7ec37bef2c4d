/** An element with its text in place (mixed content), as problems need it. Comments and instructions are not kept. */
export interface MarkupElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly content: readonly MarkupNode[];
  /** Line of the start tag, from 1. */
  readonly line: number;
}

export type MarkupNode = MarkupElement | string;

export function childElements(element: MarkupElement, name?: string): MarkupElement[] {
  const elements: MarkupElement[] = [];
  for (const node of element.content) {
    if (typeof node !== 'string' && (name === undefined || node.name === name)) elements.push(node);
  }
  return elements;
}

export function firstChild(element: MarkupElement, name: string): MarkupElement | undefined {
  for (const node of element.content) if (typeof node !== 'string' && node.name === name) return node;
  return undefined;
}

/** All elements below, in document order. */
export function* descendants(element: MarkupElement): Generator<MarkupElement> {
  for (const node of element.content) {
    if (typeof node === 'string') continue;
    yield node;
    yield* descendants(node);
  }
}

/** The text before the first child element, as lxml's `text`. */
export function leadingText(element: MarkupElement): string {
  const [first] = element.content;
  return typeof first === 'string' ? first : '';
}
