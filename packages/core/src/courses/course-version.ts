import type { Instant } from '../shared/clock.port.ts';
import type { JsonObject } from '../shared/json.ts';
import type { BlockId, Hash } from './block-version.ts';

/** One version of a course, opened for reading. A call costs what it reads and the depth of the tree, never the size of the course. */
export interface CourseVersion {
  readonly courseKey: string;
  /** Names the version. */
  readonly commit: Hash;
  /** When it was made. */
  readonly edited: Instant;
  /** The block of type `course`. */
  readonly root: BlockId;
  /** undefined where the version has no such block. */
  block(id: BlockId): Promise<PlacedBlock | undefined>;
  /** By usage key. Throws `block_not_found`. */
  require(usageKey: string): Promise<PlacedBlock>;
  /** In the order asked for; what is not there is left out. */
  blocks(ids: readonly BlockId[]): Promise<readonly PlacedBlock[]>;
  /** Every block of the version, parents before children in course order. Kept by content hash, so that asking again is free. */
  all(): Promise<readonly PlacedBlock[]>;
  usageKey(id: BlockId): string;
  /** SHA-256 of the file that the version has under exactly this path: sources and closed files too, so not for learners. */
  file(path: string): Promise<string | undefined>;
}

/** A block in its place: what it says itself, and what counts for it there. */
export interface PlacedBlock {
  readonly id: BlockId;
  readonly usageKey: string;
  readonly type: string;
  /** Of this version of the block. */
  readonly hash: Hash;
  /** Settings and content: own values, inherited ones and defaults together. */
  readonly fields: JsonObject;
  /** Own values only. */
  readonly own: JsonObject;
  readonly children: readonly BlockId[];
  /** From the course down to the parent. */
  readonly ancestors: readonly BlockId[];
}

/** How the other domains read courses. Throws `course_not_found`, `invalid_key`. */
export interface CourseReader {
  published(courseKey: string): Promise<CourseVersion>;
  draft(courseKey: string): Promise<CourseVersion>;
  /** A version that was there at some time: the one a submission was made in. */
  at(courseKey: string, commit: string): Promise<CourseVersion>;
}
