const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Files by path from their texts. */
export function courseOf(texts: Readonly<Record<string, string>>): Map<string, Uint8Array> {
  return new Map(Object.entries(texts).map(([path, text]) => [path, encoder.encode(text)]));
}

/** The texts of files by path. */
export function textsOf(files: Iterable<{ path: string; bytes: Uint8Array }>): Record<string, string> {
  return Object.fromEntries([...files].map(({ path, bytes }) => [path, decoder.decode(bytes)]));
}
