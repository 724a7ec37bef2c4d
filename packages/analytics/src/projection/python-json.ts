import { isJsonObject, type Json } from '@coursewright/core/shared';

/** JSON as Python's `json.dumps` writes it: a space behind `,` and `:`, all beyond ASCII escaped unless told otherwise. */
export function pythonJson(value: Json, { ascii = true }: { readonly ascii?: boolean } = {}): string {
  if (typeof value === 'string') return ascii ? escaped(JSON.stringify(value)) : JSON.stringify(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (!isJsonObject(value)) return `[${value.map((item) => pythonJson(item, { ascii })).join(', ')}]`;
  const members = Object.entries(value).map(
    ([name, member]) => `${pythonJson(name, { ascii })}: ${pythonJson(member, { ascii })}`,
  );
  return `{${members.join(', ')}}`;
}

function escaped(json: string): string {
  return json.replaceAll(
    /[\u007F-\uFFFF]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
