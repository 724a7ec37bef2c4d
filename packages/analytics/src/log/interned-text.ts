import { hashOfBytes, sameBytes } from '../tuples/hash-bytes.ts';

const slots = 8192;
const longest = 200;
/** Bytes at the end, where names differ. */
const hashed = 24;
/** Bytes of texts that are remembered; when there is no room left, all are forgotten. */
const room = 1 << 19;

/**
 * Text of bytes that are ASCII, the same string for the same bytes while it is remembered: of types, courses and dates few
 * different ones come again and again, and a string that was hashed once is found in maps at once.
 */
export class InternedText {
  readonly #texts: string[] = Array.from({ length: slots }, () => '');
  /** The same as bytes, which compare faster than a string's characters. */
  readonly #known = new Uint8Array(room);
  readonly #starts = new Int32Array(slots);
  #used = 0;

  of(bytes: Buffer, start: number, end: number): string {
    const length = end - start;
    if (length > longest) return bytes.toString('latin1', start, end);
    const slot = hashOfBytes(bytes, Math.max(start, end - hashed), end, length) & (slots - 1);
    const text = this.#texts[slot] ?? '';
    const at = this.#starts[slot] ?? 0;
    if (text.length === length && sameBytes(this.#known, at, at + length, bytes, start, end)) return text;
    return this.#remember(slot, bytes, start, end);
  }

  #remember(slot: number, bytes: Buffer, start: number, end: number): string {
    if (this.#used + end - start > room) {
      this.#texts.fill('');
      this.#used = 0;
    }
    this.#known.set(bytes.subarray(start, end), this.#used);
    this.#starts[slot] = this.#used;
    this.#used += end - start;
    return (this.#texts[slot] = bytes.toString('latin1', start, end));
  }
}
