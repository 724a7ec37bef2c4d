const slots = 8192;
const longest = 200;
/** Bytes at the end, where names differ. */
const hashed = 24;

/**
 * Text of bytes that are ASCII, the same string for the same bytes while it is remembered: of types, courses and dates few
 * different ones come again and again, and a string that was hashed once is found in maps at once.
 */
export class InternedText {
  readonly #texts: string[] = Array.from({ length: slots }, () => '');

  of(bytes: Buffer, start: number, end: number): string {
    const length = end - start;
    if (length > longest) return bytes.toString('latin1', start, end);
    let hash = length;
    for (let at = Math.max(start, end - hashed); at < end; at += 1)
      hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
    const slot = (hash ^ (hash >>> 13)) & (slots - 1);
    const known = this.#texts[slot] ?? '';
    if (known.length === length) {
      let at = 0;
      while (at < length && known.charCodeAt(at) === bytes[start + at]) at += 1;
      if (at === length) return known;
    }
    const text = bytes.toString('latin1', start, end);
    this.#texts[slot] = text;
    return text;
  }
}
