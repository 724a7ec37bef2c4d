import { isWebAddress } from '../registrations/web-address.ts';

const link = /<([^>]*)>((?:\s*;\s*[\w*-]+\s*=\s*(?:"[^"]*"|[^\s;,]+))*)/g;

/**
 * The address that a `Link` header gives for a relation (RFC 8288 §3); undefined where it gives none. One of another origin
 * than the answer's is not taken: the access token goes there.
 */
export function linkTo(headers: Headers, relation: string, from: string): string | undefined {
  for (const [, target = '', parameters = ''] of (headers.get('link') ?? '').matchAll(link)) {
    const names = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i.exec(parameters);
    if (!(names?.[1] ?? names?.[2] ?? '').toLowerCase().split(/\s+/).includes(relation)) continue;
    const address = URL.parse(target, from);
    if (address === null || address.origin !== new URL(from).origin) continue;
    if (isWebAddress(address.href)) return address.href;
  }
  return undefined;
}
