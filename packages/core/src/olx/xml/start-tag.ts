import { escapeAttribute, unescapeAttribute } from './xml-escape.ts';

interface RawAttribute {
  readonly name: string;
  readonly value: string;
  /** Span of the attribute with the white space before it. */
  readonly start: number;
  readonly end: number;
}

const attributePattern = /\s+([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gy;

/** The attributes of a well-formed start tag, with the places they stand at. */
function scan(tag: string): { attributes: RawAttribute[]; after: number } {
  const attributes: RawAttribute[] = [];
  const name = /^<[^\s/>]+/.exec(tag)?.[0] ?? '<';
  attributePattern.lastIndex = name.length;
  let after = name.length;
  for (let found = attributePattern.exec(tag); found !== null; found = attributePattern.exec(tag)) {
    attributes.push({
      name: found[1] ?? '',
      value: unescapeAttribute(found[2] ?? found[3] ?? ''),
      start: found.index,
      end: attributePattern.lastIndex,
    });
    after = attributePattern.lastIndex;
  }
  return { attributes, after };
}

/** Attribute values of a start tag's source text, in order. */
export function readStartTag(tag: string): ReadonlyMap<string, string> {
  return new Map(scan(tag).attributes.map(({ name, value }) => [name, value]));
}

/**
 * The start tag with some attributes given another value, or removed (undefined); every other character stays as it
 * was. A new attribute goes last.
 */
export function patchStartTag(tag: string, changes: ReadonlyMap<string, string | undefined>): string {
  if (changes.size === 0) return tag;
  const { attributes, after } = scan(tag);
  const left = new Map(changes);
  let patched = '';
  let from = 0;
  for (const attribute of attributes) {
    if (!changes.has(attribute.name)) continue;
    const value = changes.get(attribute.name);
    left.delete(attribute.name);
    patched += tag.slice(from, attribute.start);
    if (value !== undefined) {
      const space = /^\s+/.exec(tag.slice(attribute.start, attribute.end))?.[0] ?? ' ';
      patched += `${space}${attribute.name}="${escapeAttribute(value)}"`;
    }
    from = attribute.end;
  }
  patched += tag.slice(from, after);
  for (const [name, value] of left) {
    if (value !== undefined) patched += ` ${name}="${escapeAttribute(value)}"`;
  }
  return patched + tag.slice(after);
}

/** Writes a start tag from nothing. */
export function writeStartTag(
  name: string,
  attributes: Iterable<readonly [string, string]>,
  selfClosing: boolean,
): string {
  let tag = `<${name}`;
  for (const [key, value] of attributes) tag += ` ${key}="${escapeAttribute(value)}"`;
  return tag + (selfClosing ? '/>' : '>');
}

/** A start tag that closed itself, opened; or the other way round. */
export function openStartTag(tag: string): string {
  return tag.endsWith('/>') ? `${tag.slice(0, -2).trimEnd()}>` : tag;
}
export function closeStartTag(tag: string): string {
  return tag.endsWith('/>') ? tag : `${tag.slice(0, -1)}/>`;
}
