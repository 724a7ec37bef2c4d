import type { Registration } from './registration.ts';

/** Origins from where the platform's pages come: they may frame ours. */
export function platformOrigins(registrations: readonly Registration[]): readonly string[] {
  const addresses = registrations.flatMap(({ issuer, authLoginUrl }) => [issuer, authLoginUrl]);
  const origins = addresses.flatMap((address) => {
    const url = URL.parse(address);
    return url?.protocol === 'https:' || url?.protocol === 'http:' ? [url.origin] : [];
  });
  return [...new Set(origins)];
}
