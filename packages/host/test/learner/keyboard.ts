import type { Locator, Page } from 'playwright';

/** Somebody who has no mouse. */
export interface Keyboard {
  /** Tabs until the focus is there; fails where that is not on the way. */
  to(target: Locator): Promise<void>;
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
}

/** More than any page under test has to offer. */
const mostStops = 80;

export function keyboardOf(page: Page): Keyboard {
  return {
    async to(target) {
      await target.waitFor();
      for (let stop = 0; stop < mostStops; stop += 1) {
        if (await hasFocus(target)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`By the tab key nobody comes to ${String(target)}.`);
    },
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    type: (text) => page.keyboard.type(text),
  };
}

/** Within its own tree: a frame and a shadow root have a focus each. */
function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const root = element.getRootNode();
    const { activeElement } = root instanceof ShadowRoot ? root : element.ownerDocument;
    return activeElement === element && element.ownerDocument.hasFocus();
  });
}
