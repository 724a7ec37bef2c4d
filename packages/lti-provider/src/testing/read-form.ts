const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** The first form of a page of ours, as a browser would submit it without a click. */
export function readForm(page: string): { readonly action: string; readonly fields: Record<string, string> } {
  const action = /<form[^>]*\baction="([^"]*)"/.exec(page)?.[1];
  if (action === undefined) throw new Error(`The page has no form: ${page}`);
  const fields = Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
      plain(name),
      plain(value),
    ]),
  );
  return { action: plain(action), fields };
}

function plain(markup = ''): string {
  return markup.replaceAll(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
}
