interface Shown {
  readonly tagName: string;
  /** Registers the element, which is not on every page. */
  readonly load?: (() => Promise<unknown>) | undefined;
}

const views = new Map<string, Shown>();

/**
 * Shows inputs of a type (capa's tag) with the element `tagName`. It gets the properties of `InputElement`, and fires
 * `cw-answer` with the answer as detail whenever it changes. With `load`, the element is registered when it is needed.
 */
export function defineInputView(type: string, tagName: string, load?: () => Promise<unknown>): void {
  views.set(type, { tagName, load });
}

/** The element for an input; a line of text for types that have none. One that is still to be loaded comes to life when it is. */
export function createInputView(type: string): HTMLElement {
  const { tagName, load } = views.get(type) ?? { tagName: 'cw-text-input', load: undefined };
  if (load !== undefined && customElements.get(tagName) === undefined) void loadView(load);
  return document.createElement(tagName);
}

/** Tries again when the connection is back. */
async function loadView(load: () => Promise<unknown>): Promise<void> {
  try {
    await load();
  } catch (cause) {
    console.warn('coursewright: an input could not be loaded', cause);
    addEventListener('online', () => void loadView(load), { once: true });
  }
}
