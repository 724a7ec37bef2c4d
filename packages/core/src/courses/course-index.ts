import { canonicalJson } from '../shared/canonical-json.ts';
import type { Json } from '../shared/json.ts';
import type { BlockId, Hash } from './block-version.ts';
import type { Commit } from './commit.ts';
import type { CourseObjects, IndexEntry } from './course-objects.ts';
import { hashOf } from './hash-of.ts';

/** Blocks that a shard has at most, on average: about 10 kB of JSON. */
const shardSize = 64;

/** How many shards an index of so many blocks has: a power of two, so that a course has to double before all of it is split anew. */
export function shardCount(blocks: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(blocks / shardSize)));
}

function shardOf(id: BlockId, count: number): number {
  return Number.parseInt(hashOf(id).slice(0, 8), 16) % count;
}

/** The entry of one block, from its shard alone. */
export async function findInIndex(
  objects: CourseObjects,
  { index }: Commit,
  id: BlockId,
): Promise<IndexEntry | undefined> {
  const hash = index[shardOf(id, index.length)];
  if (hash === undefined) return undefined;
  const [shard] = await objects.shards([hash]);
  return shard?.get(id);
}

/** Every entry of a version. */
export async function readIndex(
  objects: CourseObjects,
  { index }: Commit,
): Promise<Map<BlockId, IndexEntry>> {
  const entries = new Map<BlockId, IndexEntry>();
  for (const shard of await objects.shards(index)) for (const [id, entry] of shard) entries.set(id, entry);
  return entries;
}

/** The blocks that do not have the same version and place in both commits; costs what differs. */
export async function differingIds(
  objects: CourseObjects,
  left: Commit,
  right: Commit,
): Promise<ReadonlySet<BlockId>> {
  const alike = left.index.length === right.index.length;
  const entriesOf = async ({ index }: Commit, other: Commit) =>
    new Map(
      (
        await objects.shards(index.filter((hash, position) => !alike || hash !== other.index[position]))
      ).flatMap((shard) => [...shard]),
    );
  const [ours, theirs] = [await entriesOf(left, right), await entriesOf(right, left)];
  const differing = new Set<BlockId>();
  for (const [id, entry] of ours) if (!sameEntry(entry, theirs.get(id))) differing.add(id);
  for (const id of theirs.keys()) if (!ours.has(id)) differing.add(id);
  return differing;
}

function sameEntry(left: IndexEntry, right: IndexEntry | undefined): boolean {
  return right !== undefined && left[0] === right[0] && left[1] === right[1];
}

/** Writes an index into `put`; gives the hashes of its shards. */
export function writeIndex(entries: ReadonlyMap<BlockId, IndexEntry>, put: Map<Hash, string>): Hash[] {
  const count = shardCount(entries.size);
  const shards = Array.from({ length: count }, (): Record<string, Json> => ({}));
  for (const [id, entry] of entries) {
    const shard = shards[shardOf(id, count)];
    if (shard !== undefined) shard[id] = entry;
  }
  return shards.map((shard) => putObject(shard, put));
}

/** Adds an object to those to be put; gives its hash. */
export function putObject(object: Json, put: Map<Hash, string>): Hash {
  const text = canonicalJson(object);
  const hash = hashOf(text);
  put.set(hash, text);
  return hash;
}
