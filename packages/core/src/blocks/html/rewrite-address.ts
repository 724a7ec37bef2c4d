import type { BlockContext } from '../define-block.ts';

/** Leads `/static/…`, old asset addresses and `/jump_to_id/…` (common/djangoapps/static_replace) to what serves them here; leaves others. */
export function rewriteAddress(
  address: string,
  block: Pick<BlockContext, 'fileUrl' | 'blockUrl'>,
  as?: 'page',
): string {
  const file =
    /^\/?static\/([^?#]+)/.exec(address)?.[1] ??
    /^\/?asset-v1:[^@]+\+type@asset\+block@([^?#]+)/.exec(address)?.[1] ??
    /^\/?c4x\/[^/]+\/[^/]+\/asset\/([^?#]+)/.exec(address)?.[1];
  if (file !== undefined) return block.fileUrl(`static/${decoded(file)}`, as);
  const jump =
    /^\/jump_to_id\/([^?#/]+)/.exec(address) ?? /\/jump_to\/[^?#]*(?:\+block@|\/)([^?#/+]+)$/.exec(address);
  return jump?.[1] === undefined ? address : block.blockUrl(decoded(jump[1]));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
