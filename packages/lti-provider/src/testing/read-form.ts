const field =
  /<input type="hidden" name="([^"]*)" value="([^"]*)"|<input type="(?:checkbox|radio)" name="([^"]*)" value="([^"]*)" checked/g;

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** The first form of a page of ours, as a browser would submit it without a click: hidden fields and what is checked. */
export function readForm(page: string): { readonly action: string; readonly fields: Record<string, string> } {
  const { action, fields } = readFields(page);
  return { action, fields: Object.fromEntries(fields) };
}

/** As `readForm`, with every field of a name that comes more than once. */
export function readFields(page: string): {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
} {
  const action = /<form[^>]*\baction="([^"]*)"/.exec(page)?.[1];
  if (action === undefined) throw new Error(`The page has no form: ${page}`);
  const fields = [...page.matchAll(field)].map(
    ([, hidden, value, checked, also]) => [plain(hidden ?? checked), plain(value ?? also)] as const,
  );
  return { action: plain(action), fields };
}

function plain(markup = ''): string {
  return markup.replaceAll(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
}
