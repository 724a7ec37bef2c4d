import type { Json } from './json.ts';

/**
 * JSON text that is the same for equal values: members in order of their names' UTF-16 code units, no spaces, numbers
 * and strings as JavaScript writes them (RFC 8785). Control characters and lone surrogates are escaped in it.
 */
export function canonicalJson(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members: string[] = [];
  for (const name of Object.keys(value).sort()) {
    const member = value[name];
    if (member !== undefined) members.push(`${JSON.stringify(name)}:${canonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
