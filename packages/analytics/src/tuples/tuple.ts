/** A value on its way from `pick` to `fold` and into a table: text, or null (`\N` in files). Numbers are text here, as in Hive. */
export type Field = string | null;

export type Tuple = readonly Field[];

/** A tuple, and how often it came. */
export interface Occurrence {
  readonly tuple: Tuple;
  readonly times: number;
}

const nothing = String.raw`\N`;

/**
 * One line without its end: fields separated by tabs, `\N` for null; backslash and control characters are escaped.
 * Comparing such texts by their UTF-8 bytes compares the tuples field by field, a shorter field first.
 */
export function tupleText(tuple: Tuple): string {
  let text = '';
  for (let index = 0; index < tuple.length; index += 1) {
    const field = tuple[index];
    if (index > 0) text += '\t';
    text += field === null || field === undefined ? nothing : escapeField(field);
  }
  return text;
}

export function parseTuple(text: string): Tuple {
  const fields: Field[] = [];
  let start = 0;
  for (let end = text.indexOf('\t'); end !== -1; end = text.indexOf('\t', start)) {
    fields.push(text.slice(start, end));
    start = end + 1;
  }
  fields.push(text.slice(start));
  if (!text.includes('\\')) return fields;
  for (let index = 0; index < fields.length; index += 1) {
    const field = fields[index];
    if (field?.includes('\\') === true) fields[index] = parseField(field);
  }
  return fields;
}

/** Order by UTF-8 bytes, which is the order of code points, not of UTF-16 units. */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const x = a.charCodeAt(index);
    const y = b.charCodeAt(index);
    if (x !== y) return surrogatesLast(x) - surrogatesLast(y);
  }
  return a.length - b.length;
}

/** Moves surrogates, which stand for code points from 0x10000 on, behind all other units. */
function surrogatesLast(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

// oxlint-disable-next-line no-control-regex -- these are what is escaped, or may be half a pair
const special = /[\\\0-\x1F\uD800-\uDFFF]/;
// oxlint-disable-next-line no-control-regex -- as above
const allSpecial = /[\\\0-\x1F]/g;
const escapes = new Map([
  ['\\', String.raw`\\`],
  ['\t', String.raw`\t`],
  ['\n', String.raw`\n`],
  ['\r', String.raw`\r`],
]);
const unescapes = new Map([...escapes].map(([plain, escaped]) => [escaped, plain]));

/** As it stands in a tuple's text; half a surrogate pair, which UTF-8 has not, becomes U+FFFD. */
export function escapeField(text: string): string {
  if (!special.test(text)) return text;
  return text
    .toWellFormed()
    .replaceAll(
      allSpecial,
      (character) =>
        escapes.get(character) ?? String.raw`\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
    );
}

function parseField(text: string): Field {
  if (text === nothing) return null;
  return text.replaceAll(
    /\\(?:[\\tnr]|x[0-9a-f]{2})/g,
    (escaped) => unescapes.get(escaped) ?? String.fromCharCode(Number.parseInt(escaped.slice(2), 16)),
  );
}
