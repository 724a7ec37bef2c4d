/**
 * The block that a link in authors' HTML leads to: the host's `/blocks/KEY`, or Open edX's `…/jump_to/KEY`. Undefined for
 * links to elsewhere.
 */
export function linkedBlock(href: string, host: string): string | undefined {
  let address: URL;
  try {
    address = new URL(href, host);
  } catch {
    return undefined;
  }
  if (address.origin !== new URL(host).origin) return undefined;
  const key = /^\/blocks\/([^/]+)$|\/jump_to\/(.+)$/.exec(address.pathname);
  const found = key?.[1] ?? key?.[2];
  return found === undefined ? undefined : decodeURIComponent(found);
}

/** The link that was clicked to be followed here: not one to be opened elsewhere. */
export function followedLink(event: MouseEvent): HTMLAnchorElement | undefined {
  if (event.defaultPrevented || event.button !== 0) return undefined;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  return event.composedPath().find((one): one is HTMLAnchorElement => one instanceof HTMLAnchorElement);
}
