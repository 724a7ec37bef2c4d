import { parseUsageKey, printUsageKey } from '../keys/usage-key.ts';
import { parseCourseKey, type CourseKey } from '../keys/course-key.ts';
import { CoreError } from '../shared/core-error.ts';
import type { JsonObject } from '../shared/json.ts';
import { blockIdOf, partsOf } from './block-id.ts';
import type { BlockId, BlockVersion, Hash } from './block-version.ts';
import type { ByteCache } from '../shared/byte-cache.ts';
import type { Commit } from './commit.ts';
import { findInIndex } from './course-index.ts';
import type { CourseObjects, IndexEntry } from './course-objects.ts';
import type { CourseVersion, PlacedBlock } from './course-version.ts';
import type { FieldInheritance } from './inherit-fields.ts';

export interface VersionDeps {
  readonly objects: CourseObjects;
  readonly inheritance: FieldInheritance;
  /** Every block of a tree, by the key of the course and the hash of its root. */
  readonly trees: ByteCache<string, readonly PlacedBlock[]>;
}

/** About what a placed block takes beside the block version, which `objects` holds; measured. */
const placedBytes = 1000;

export function openVersion(
  { objects, inheritance, trees }: VersionDeps,
  courseKey: CourseKey,
  hash: Hash,
  commit: Commit,
): CourseVersion {
  const course = parseCourseKey(courseKey);
  const [root, rootHash] = commit.root;
  const usageKey = (id: BlockId): string => printUsageKey({ ...course, ...partsOf(id) });

  const place = (
    id: BlockId,
    [version, { type, fields: own, children }]: readonly [Hash, BlockVersion],
    above: { readonly ancestors: readonly BlockId[]; readonly inherited: JsonObject },
  ): PlacedBlock => ({
    id,
    usageKey: usageKey(id),
    type,
    hash: version,
    fields: inheritance.fieldsOf(type, own, above.inherited),
    own,
    children: children.map(([child]) => child),
    ancestors: above.ancestors,
  });

  /** From the root down to the block, each with its entry. */
  const findPath = async (id: BlockId): Promise<readonly (readonly [BlockId, IndexEntry])[] | undefined> => {
    const path: (readonly [BlockId, IndexEntry])[] = [];
    for (let at: BlockId | null = id; at !== null;) {
      const entry: IndexEntry | undefined = await findInIndex(objects, commit, at);
      if (entry === undefined) return undefined;
      path.unshift([at, entry]);
      at = entry[1];
    }
    return path;
  };

  const blocks = async (ids: readonly BlockId[]): Promise<readonly PlacedBlock[]> => {
    const paths = (await Promise.all(ids.map(findPath))).filter((path) => path !== undefined);
    const hashes = [...new Set(paths.flatMap((path) => path.map(([, [each]]) => each)))];
    const versions = await objects.blocks(hashes);
    const byHash = new Map(hashes.map((each, index) => [each, versions[index]]));
    return paths.flatMap((path) => {
      let inherited: JsonObject = {};
      const ancestors: BlockId[] = [];
      for (const [id, [version]] of path) {
        const block = byHash.get(version);
        if (block === undefined) return [];
        if (ancestors.length === path.length - 1)
          return place(id, [version, block], { ancestors, inherited });
        ancestors.push(id);
        inherited = inheritance.pass(block.fields, inherited);
      }
      return [];
    });
  };

  const readTree = async (): Promise<readonly PlacedBlock[]> => {
    const versions = new Map<BlockId, readonly [Hash, BlockVersion]>();
    for (let level = [commit.root]; level.length > 0;) {
      const read = await objects.blocks(level.map(([, each]) => each));
      level.forEach(([id, each], index) => {
        const block = read[index];
        if (block !== undefined) versions.set(id, [each, block]);
      });
      level = read.flatMap(({ children }) => [...children]);
    }
    const placed: PlacedBlock[] = [];
    const visit = (id: BlockId, ancestors: readonly BlockId[], inherited: JsonObject): void => {
      const version = versions.get(id);
      if (version === undefined) return;
      const block = place(id, version, { ancestors, inherited });
      placed.push(block);
      const below = [...ancestors, id];
      const passed = inheritance.pass(block.own, inherited);
      for (const child of block.children) visit(child, below, passed);
    };
    visit(root, [], {});
    return placed;
  };

  const block = async (id: BlockId): Promise<PlacedBlock | undefined> => (await blocks([id]))[0];
  return {
    courseKey,
    commit: hash,
    edited: commit.time,
    root,
    usageKey,
    block,
    blocks,
    file: async (path) => (await objects.files(commit.files)).get(path),
    require: async (key) => {
      const parts = parseUsageKey(key);
      const found = isOf(course, parts) ? await block(blockIdOf(parts)) : undefined;
      if (found !== undefined) return found;
      throw new CoreError('block_not_found', `The course ${courseKey} has no block ${key}.`);
    },
    all: async () => {
      const key = `${courseKey} ${rootHash}`;
      const held = trees.get(key);
      if (held !== undefined) return held;
      const placed = await readTree();
      trees.set(key, placed, placed.length * placedBytes);
      return placed;
    },
  };
}

interface CourseName {
  readonly org: string;
  readonly course: string;
  readonly run?: string;
}

/** An old usage key does not name the run. */
function isOf(course: CourseName, { org, course: number, run }: CourseName): boolean {
  return org === course.org && number === course.course && (run === undefined || run === course.run);
}
