import { z } from 'zod';
import { CoreError } from '../shared/core-error.ts';
import { blockSchema, commitSchema } from './course-objects.ts';
import type { CourseStore } from './course-store.port.ts';
import { hashOf } from './hash-of.ts';
import type { Hash } from './block-version.ts';

/** An object that some version of a branch holds. */
export interface ReachableObject {
  readonly hash: Hash;
  readonly kind: 'commit' | 'block' | Leaf;
  /** Canonical JSON; absent for a kind that was not asked for. */
  readonly text?: string;
}

/** Kinds that lead nowhere further: they need not be read to walk on. */
type Leaf = 'shard' | 'files';

/** Objects in one question to the store. */
const batchSize = 250;

/**
 * Every object that is reached from these commits, once, in batches. Bodies of leaves come where they are asked for.
 * @throws CoreError `corrupt` where one is missing or is not what its hash says.
 */
export async function* reachableObjects(
  store: Pick<CourseStore, 'getObjects'>,
  roots: readonly Hash[],
  leaves: readonly Leaf[] = [],
): AsyncGenerator<readonly ReachableObject[]> {
  const seen = new Set<Hash>();
  const fresh = (hashes: readonly Hash[]): Hash[] => {
    const found = [...new Set(hashes)].filter((hash) => !seen.has(hash));
    for (const hash of found) seen.add(hash);
    return found;
  };
  const leavesOf = async function* (kind: Leaf, hashes: readonly Hash[]) {
    if (!leaves.includes(kind)) yield hashes.map((hash) => ({ hash, kind }));
    else for await (const some of readBatches(store, hashes)) yield some.map((one) => ({ ...one, kind }));
  };
  for (let commits = fresh(roots); commits.length > 0;) {
    const parents: Hash[] = [];
    for await (const some of readBatches(store, commits)) {
      yield some.map((one) => ({ ...one, kind: 'commit' as const }));
      const opened = some.map((one) => parse(commitSchema, one));
      parents.push(...opened.flatMap((commit) => commit.parents));
      yield* leavesOf('files', fresh(opened.map(({ files }) => files)));
      yield* leavesOf('shard', fresh(opened.flatMap(({ index }) => index)));
      for (let level = fresh(opened.map(({ root }) => root[1])); level.length > 0;) {
        const below: Hash[] = [];
        for await (const blocks of readBatches(store, level)) {
          yield blocks.map((one) => ({ ...one, kind: 'block' as const }));
          const children = blocks.flatMap((one) => parse(blockSchema, one).children.map(([, hash]) => hash));
          below.push(...fresh(children));
        }
        level = below;
      }
    }
    commits = fresh(parents);
  }
}

interface ReadObject {
  readonly hash: Hash;
  readonly text: string;
}

async function* readBatches(
  store: Pick<CourseStore, 'getObjects'>,
  hashes: readonly Hash[],
): AsyncGenerator<readonly ReadObject[]> {
  for (let from = 0; from < hashes.length; from += batchSize) {
    const some = hashes.slice(from, from + batchSize);
    const found = await store.getObjects(some);
    yield some.map((hash) => {
      const text = found.get(hash);
      if (text === undefined) {
        throw new CoreError('corrupt', `The course object ${hash} is missing from the store.`);
      }
      if (hashOf(text) !== hash) {
        throw new CoreError('corrupt', `The course object ${hash} is not what its hash says.`);
      }
      return { hash, text };
    });
  }
}

function parse<T>(schema: z.ZodType<T>, { hash, text }: ReadObject): T {
  const parsed = schema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  throw new CoreError('corrupt', `The course object ${hash} is of another kind.`);
}
