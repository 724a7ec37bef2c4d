const tags = new Map<string, string>();

/**
 * Shows inputs of a type (capa's tag) with the element `tagName`. It gets the properties of `InputElement`, and fires
 * `cw-answer` with the answer as detail whenever it changes.
 */
export function defineInputView(type: string, tagName: string): void {
  tags.set(type, tagName);
}

/** The element for an input; a line of text for types that have none. */
export function inputViewTag(type: string): string {
  return tags.get(type) ?? 'cw-text-input';
}
