/** Registers an element; a second copy of the module in one page leaves the first one's in place. */
export function defineElement(tagName: string, constructor: CustomElementConstructor): void {
  if (customElements.get(tagName) === undefined) customElements.define(tagName, constructor);
}
