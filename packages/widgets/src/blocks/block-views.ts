const tags = new Map<string, string>();

/** Shows blocks of `type` with the element `tagName`, which gets the properties `view` and `context`. */
export function defineBlockView(type: string, tagName: string): void {
  tags.set(type, tagName);
}

/** The element for a type; that for unknown ones where none was defined. */
export function blockViewTag(type: string): string {
  return tags.get(type) ?? 'cw-unknown';
}
