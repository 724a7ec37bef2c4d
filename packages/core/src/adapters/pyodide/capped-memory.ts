/** The section of a module that declares its memory (WebAssembly core §5.5.8). */
const memorySection = 5;
const pageBytes = 65_536;

/**
 * The same WebAssembly module with a lower ceiling for its memory: beyond it, growth fails inside the program as on a machine
 * with that little memory. Throws where there is no memory with a ceiling.
 */
export function cappedMemory(module: Uint8Array, bytes: number): Uint8Array {
  const copy = new Uint8Array(module);
  let at = 8;
  while (at < copy.length) {
    const id = copy[at];
    const length = readNumber(copy, at + 1);
    if (id === memorySection) {
      const count = readNumber(copy, length.end);
      const hasCeiling = copy[count.end] === 1;
      const least = readNumber(copy, count.end + 1);
      if (count.value !== 1 || !hasCeiling) break;
      const most = readNumber(copy, least.end);
      writeNumber(copy, least.end, most.end, Math.floor(bytes / pageBytes));
      return copy;
    }
    at = length.end + length.value;
  }
  throw new Error('The WebAssembly module declares no memory with a ceiling.');
}

/** LEB128, unsigned (§5.2.2). */
function readNumber(bytes: Uint8Array, start: number): { readonly value: number; readonly end: number } {
  let value = 0;
  let at = start;
  for (;;) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * 2 ** (7 * (at - start));
    at += 1;
    if (byte < 0x80) return { value, end: at };
  }
}

/** In exactly the bytes that are there: a number may be written longer than it needs to be. */
function writeNumber(bytes: Uint8Array, start: number, end: number, value: number): void {
  let rest = value;
  for (let at = start; at < end; at += 1) {
    bytes[at] = (rest & 0x7f) | (at < end - 1 ? 0x80 : 0);
    rest >>>= 7;
  }
  if (rest !== 0) throw new RangeError('The ceiling does not fit.');
}

/** Above this many bytes a module is an interpreter; Pyodide makes small ones too, which have no memory of their own. */
const interpreterBytes = 1024 * 1024;

/** From here on an interpreter that this process instantiates has at most so much memory. */
export function capMemory(bytes: number): void {
  const space: unknown = Reflect.get(globalThis, 'WebAssembly');
  if (typeof space !== 'object' || space === null) throw new Error('There is no WebAssembly here.');
  const instantiate: unknown = Reflect.get(space, 'instantiate');
  if (typeof instantiate !== 'function') throw new Error('There is no WebAssembly.instantiate here.');
  const capped = (source: unknown, ...rest: readonly unknown[]): unknown => {
    const large = source instanceof Uint8Array && source.byteLength > interpreterBytes;
    return Reflect.apply(instantiate, space, [large ? cappedMemory(source, bytes) : source, ...rest]);
  };
  Object.defineProperty(space, 'instantiate', { value: capped });
}
