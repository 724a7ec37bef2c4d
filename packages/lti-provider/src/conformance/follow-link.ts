import type { Browser, ToolAnswer } from './browser.ts';

/** A step of a tool's page for the kit: the address in the link with this id. Throws when the page has none. */
export function followLink(id: string): (browser: Browser, launched: ToolAnswer) => Promise<ToolAnswer> {
  return async (browser, launched) => {
    const tag = new RegExp(`<a\\b[^>]*\\bid="${id}"[^>]*>`).exec(launched.page)?.[0] ?? '';
    const address = /\bhref="([^"]*)"/.exec(tag)?.[1]?.replaceAll('&amp;', '&');
    if (address === undefined) throw new Error(`The page has no link with the id ${id}.`);
    const answer = await browser.get(new URL(address, launched.addresses.at(-1)).href);
    if (answer.status >= 400)
      throw new Error(`${id} answered ${answer.status}: ${answer.page.slice(0, 200)}`);
    return answer;
  };
}
