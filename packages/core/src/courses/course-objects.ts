import { z } from 'zod';
import { CoreError } from '../shared/core-error.ts';
import type { JsonObject } from '../shared/json.ts';
import { asBlockId, isBlockId } from './block-id.ts';
import { byteCache } from '../shared/byte-cache.ts';
import type { BlockId, BlockVersion, Hash } from './block-version.ts';
import type { Commit } from './commit.ts';
import type { CourseStore } from './course-store.port.ts';
import { hashOf, isHash } from './hash-of.ts';

/** Where a block is in one version of a course: which version of it, and under which block (null: it is the root). */
export type IndexEntry = readonly [hash: Hash, parent: BlockId | null];
export type IndexShard = ReadonlyMap<BlockId, IndexEntry>;
/** Path in the course folder → SHA-256 of the file. */
export type FileList = ReadonlyMap<string, string>;

/** A course store's objects as what they are. Each method gives them in the order asked for. @throws CoreError `corrupt` where one is missing or is not what its hash says. */
export interface CourseObjects {
  blocks(hashes: readonly Hash[]): Promise<readonly BlockVersion[]>;
  shards(hashes: readonly Hash[]): Promise<readonly IndexShard[]>;
  files(hash: Hash): Promise<FileList>;
  commit(hash: Hash): Promise<Commit>;
  /** undefined where there is no such commit. */
  findCommit(hash: Hash): Promise<Commit | undefined>;
}

const hashSchema = z.custom<Hash>((value) => typeof value === 'string' && isHash(value));
const idSchema = z.custom<BlockId>((value) => typeof value === 'string' && isBlockId(value));
const objectSchema = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);
const linkSchema = z.tuple([idSchema, hashSchema]);
export const blockSchema = z.object({
  type: z.string(),
  fields: objectSchema,
  children: z.array(linkSchema),
  olx: objectSchema.exactOptional(),
});
const shardSchema = z
  .record(z.string(), z.tuple([hashSchema, idSchema.nullable()]))
  .transform(
    (entries): IndexShard => new Map(Object.entries(entries).map(([id, entry]) => [asBlockId(id), entry])),
  );
/** Not `z.record`: that leaves out a file called `__proto__`. */
export const filesSchema = z
  .custom<Readonly<Record<string, string>>>(
    (value) => typeof value === 'object' && value !== null && Object.values(value).every(isText),
  )
  .transform((entries): FileList => new Map(Object.entries(entries)));
export const commitSchema = z.object({
  root: linkSchema,
  files: hashSchema,
  index: z.array(hashSchema),
  parents: z.array(hashSchema),
  author: z.string(),
  time: z.number(),
  message: z.string(),
});

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** A JavaScript object takes about this many bytes for each of its JSON text; measured on the course of `npm run bench -- olx`. */
const weight = 2;

/** Reads through a cache of at most `cacheBytes`, about; what is named by its hash never goes out of date. */
export function courseObjects(store: CourseStore, cacheBytes = 64 * 1024 * 1024): CourseObjects {
  const cache = byteCache<Hash, { readonly schema: z.ZodType; readonly object: object }>(
    cacheBytes,
    'course objects',
  );
  const read = async <T extends object>(
    hashes: readonly Hash[],
    schema: z.ZodType<T>,
  ): Promise<ReadonlyMap<Hash, T>> => {
    const found = new Map<Hash, T>();
    const missing = new Set<Hash>();
    for (const hash of hashes) {
      const held = cache.get(hash);
      // oxlint-disable-next-line no-unsafe-type-assertion -- what this schema gave
      if (held?.schema === schema) found.set(hash, held.object as T);
      else missing.add(hash);
    }
    if (missing.size === 0) return found;
    for (const [hash, text] of await store.getObjects([...missing])) {
      if (hashOf(text) !== hash) {
        throw new CoreError('corrupt', `The course object ${hash} is not what its hash says.`);
      }
      const object = schema.safeParse(JSON.parse(text)).data;
      if (object === undefined) continue;
      cache.set(hash, { schema, object }, text.length * weight);
      found.set(hash, object);
    }
    return found;
  };
  const all = async <T extends object>(hashes: readonly Hash[], schema: z.ZodType<T>): Promise<T[]> => {
    const found = await read(hashes, schema);
    return hashes.map((hash) => found.get(hash) ?? absent(hash));
  };
  return {
    blocks: (hashes) => all(hashes, blockSchema),
    shards: (hashes) => all(hashes, shardSchema),
    files: async (hash) => (await read([hash], filesSchema)).get(hash) ?? absent(hash),
    commit: async (hash) => (await read([hash], commitSchema)).get(hash) ?? absent(hash),
    findCommit: async (hash) => (await read([hash], commitSchema)).get(hash),
  };
}

function absent(hash: Hash): never {
  throw new CoreError('corrupt', `The course object ${hash} is missing from the store, or of another kind.`);
}
