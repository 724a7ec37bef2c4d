/** A key that was there before the next one: keys come in their order, and share most of their bytes. */
export class LastKey {
  #bytes = Buffer.allocUnsafe(256);
  #end = 0;

  /** How many bytes a key shares with the one before, in whose place it is remembered. */
  replace(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (length > this.#bytes.length) {
      const before = this.#bytes;
      this.#bytes = Buffer.allocUnsafe(length * 2);
      before.copy(this.#bytes, 0, 0, this.#end);
    }
    const last = this.#bytes;
    const most = Math.min(length, this.#end);
    let shared = 0;
    while (shared < most && last[shared] === bytes[start + shared]) shared += 1;
    for (let at = shared; at < length; at += 1) last[at] = bytes[start + at] ?? 0;
    this.#end = length;
    return shared;
  }

  /** The next shares nothing. */
  forget(): void {
    this.#end = 0;
  }
}
