import type { JsonObject } from '../shared/json.ts';

/** SHA-256 in lower-case hex of an object's canonical JSON, or of a file's bytes. */
export type Hash = string & { readonly __hash: unique symbol };

/** `TYPE@ID`, the part of a usage key that is unique within a course: `problem@quiz_1`. */
export type BlockId = string & { readonly __blockId: unique symbol };

/** A child and the version of it that this parent holds. */
export type ChildLink = readonly [id: BlockId, hash: Hash];

/**
 * One immutable version of a block; its hash is that of its canonical JSON. `fields` holds only what is set explicitly
 * (settings and content scope), under Open edX's field names; inherited values and defaults are computed on reading.
 */
export interface BlockVersion {
  readonly type: string;
  readonly fields: JsonObject;
  readonly children: readonly ChildLink[];
  /** How the block stood in its OLX source, so that export writes it back the same way. Only `olx/` reads it. */
  readonly olx?: JsonObject;
}
