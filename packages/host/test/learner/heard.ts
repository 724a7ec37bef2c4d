import type { Locator } from 'playwright';

/** Begins to note what a problem's live region says, as a screen reader would read it out. */
export async function listen(problem: Locator): Promise<{ heard(): Promise<string> }> {
  await problem.evaluate((element) => {
    const region = element.shadowRoot?.querySelector('[aria-live="polite"]');
    if (region == null) throw new Error('The problem has no live region.');
    const texts: string[] = [];
    new MutationObserver((changes) => {
      for (const { addedNodes, target, type } of changes) {
        if (type === 'characterData') texts.push(target.textContent ?? '');
        for (const node of addedNodes) texts.push(node.textContent ?? '');
      }
    }).observe(region, { childList: true, subtree: true, characterData: true });
    // Kept where a test can read it, on the element that it is about.
    element.addEventListener('coursewright-test-heard', (event) => {
      if (event instanceof CustomEvent) event.detail.push(...texts);
    });
  });
  return {
    async heard() {
      const texts = await problem.evaluate((element) => {
        const detail: string[] = [];
        element.dispatchEvent(new CustomEvent('coursewright-test-heard', { detail }));
        return detail;
      });
      return texts.join(' ').replaceAll(/\s+/g, ' ').trim();
    },
  };
}
