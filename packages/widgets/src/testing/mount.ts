import type { LitElement } from 'lit';
import { fakeHost } from './fake-api.ts';

/** Puts an element into the page, with the fake host and a token of its own, and waits until it has drawn itself. */
export async function mount<Element extends LitElement>(
  tagName: string,
  properties: Partial<Element> & object = {},
): Promise<Element> {
  const element = document.createElement(tagName) as Element;
  Object.assign(element, { host: fakeHost, tokenProvider: async () => ({ token: 'a-token' }) }, properties);
  document.body.append(element);
  await settled(element);
  return element;
}

/** Waits until replies have come in and everything is drawn, nested elements included. */
export async function settled(element: LitElement): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
    await element.updateComplete;
  }
}
