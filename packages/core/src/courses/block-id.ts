import { CoreError } from '../shared/core-error.ts';
import type { BlockId } from './block-version.ts';

export function isBlockId(text: string): text is BlockId {
  return /^[^@]+@[^@]+$/.test(text);
}

/** @throws CoreError `invalid_key` for a text that is not `TYPE@ID` */
export function asBlockId(text: string): BlockId {
  if (isBlockId(text)) return text;
  throw new CoreError('invalid_key', `${JSON.stringify(text)} is not of the form TYPE@ID.`);
}

export function blockIdOf({ type, id }: { readonly type: string; readonly id: string }): BlockId {
  return asBlockId(`${type}@${id}`);
}

/** The two parts of `TYPE@ID`. */
export function partsOf(id: BlockId): { readonly type: string; readonly id: string } {
  const at = id.indexOf('@');
  return { type: id.slice(0, at), id: id.slice(at + 1) };
}
