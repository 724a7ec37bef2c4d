import { forwardingFrame, type StorageOffer, type StorageParts } from './storage-offer.ts';

/** Addresses of the storage's parts. `also` are further subjects that the page answers, told to tools that ask (lti-cs-pm §3). */
export function storageParts(
  { base, authOrigin }: { readonly base: string; readonly authOrigin: string },
  offer: StorageOffer,
  also: readonly string[] = [],
): StorageParts {
  const script = new URL(`${base}/storage.js`);
  script.searchParams.set('offer', offer);
  if (also.length > 0) script.searchParams.set('also', also.join(' '));
  if (offer !== 'forwarding') return { script: script.href };
  script.searchParams.set('from', authOrigin);
  const address = new URL(new URL(base).pathname, authOrigin).href;
  return { script: script.href, frame: { name: forwardingFrame, address: `${address}/storage/forward` } };
}
