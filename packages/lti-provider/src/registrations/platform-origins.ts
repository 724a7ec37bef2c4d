import type { Registration } from './registration.ts';

/** Origins from where the platform's pages come, by its registration and what its message says: they may frame ours. */
export function platformOrigins(
  registrations: readonly Registration[],
  addresses: readonly string[] = [],
): readonly string[] {
  const registered = registrations.flatMap(({ issuer, authLoginUrl }) => [issuer, authLoginUrl]);
  const origins = [...registered, ...addresses].flatMap((address) => {
    const url = URL.parse(address);
    return url?.protocol === 'https:' || url?.protocol === 'http:' ? [url.origin] : [];
  });
  return [...new Set(origins)];
}
