import type { PlatformConfiguration } from './platform-configuration.ts';

/**
 * Origins of the pages that a platform may have opened ours from: they are told that it is done. A school's own host at
 * Canvas is none of the addresses of the configuration, but the browser comes from there.
 */
export function platformWindows(
  platform: Pick<PlatformConfiguration, 'issuer' | 'authLoginUrl' | 'registrationUrl' | 'product'>,
  configurationAddress: string,
  from: string | undefined,
): readonly string[] {
  const known = [configurationAddress, platform.issuer, platform.authLoginUrl, platform.registrationUrl];
  const school = from !== undefined && isCanvasHost(from) && platform.product === 'canvas' ? [from] : [];
  const origins = [...known, ...school].flatMap((address) => {
    const url = URL.parse(address);
    return url?.protocol === 'https:' || url?.protocol === 'http:' ? [url.origin] : [];
  });
  return [...new Set(origins)];
}

function isCanvasHost(address: string): boolean {
  return URL.parse(address)?.hostname.endsWith('.instructure.com') === true;
}
