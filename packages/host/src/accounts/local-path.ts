/** A path on this host to send a browser to; `/` for whatever would lead away from it. */
export function localPath(given: unknown): string {
  if (typeof given !== 'string' || given.length > 2000) return '/';
  const base = 'http://here.invalid';
  try {
    const url = new URL(given, base);
    return given.startsWith('/') && url.origin === base ? url.pathname + url.search : '/';
  } catch {
    return '/';
  }
}
