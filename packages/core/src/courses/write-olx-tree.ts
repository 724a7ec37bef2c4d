import type { OlxBlock } from '../olx/olx-block.ts';
import type { JsonObject } from '../shared/json.ts';
import type { BlockId, BlockVersion, ChildLink, Hash } from './block-version.ts';
import { putObject, writeIndex } from './course-index.ts';
import type { IndexEntry } from './course-objects.ts';

/** A tree of blocks as objects: part of a commit. */
export interface WrittenTree {
  readonly root: ChildLink;
  readonly index: readonly Hash[];
  readonly blocks: number;
}

/** Adds the objects of a tree, its index among them, to `put`. */
export function writeOlxTree(root: OlxBlock, put: Map<Hash, string>): WrittenTree {
  const entries = new Map<BlockId, IndexEntry>();
  const write = (block: OlxBlock, parent: BlockId | null): ChildLink => {
    const children = block.children.map((child) => write(child, block.id));
    const hash = putBlock({ ...block, children }, put);
    entries.set(block.id, [hash, parent]);
    return [block.id, hash];
  };
  const link = write(root, null);
  return { root: link, index: writeIndex(entries, put), blocks: entries.size };
}

/** Adds a block version to the objects to be put; gives its hash. */
export function putBlock({ type, fields, children, olx }: BlockVersion, put: Map<Hash, string>): Hash {
  const object: JsonObject = { type, fields, children, ...(olx !== undefined && { olx }) };
  return putObject(object, put);
}

/** Adds a list of files (path → SHA-256) to the objects to be put; gives its hash. */
export function putFiles(files: ReadonlyMap<string, string>, put: Map<Hash, string>): Hash {
  return putObject(Object.fromEntries(files), put);
}
