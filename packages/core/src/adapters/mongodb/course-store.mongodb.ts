import type { Collection, Filter } from 'mongodb';
import type { Hash } from '../../courses/block-version.ts';
import type { BranchName } from '../../courses/commit.ts';
import type { BranchMove, CourseStore } from '../../courses/course-store.port.ts';
import { asHash } from '../../courses/hash-of.ts';
import { courseKeyOf, type CourseKey } from '../../keys/course-key.ts';
import { systemClock, type Clock } from '../../shared/clock.port.ts';
import type { Page, PageRequest } from '../../shared/page.ts';
import { collectDocuments, findObjects, putDocuments } from './course-objects.mongodb.ts';
import type { ObjectDocument } from './object-documents.ts';
import { asUnavailable, databaseOf, openMongodb } from './open-mongodb.ts';

/** All branches of a course in one document, so that they move together by compare-and-set. */
interface CourseDocument {
  /** The course key. */
  readonly _id: string;
  readonly branches: Readonly<Partial<Record<BranchName, Hash>>>;
}

export interface MongodbCourseStoreOptions {
  /** `mongodb://…` or `mongodb+srv://…`. */
  readonly url: string;
  /** Default: the one in the address, else `coursewright`. */
  readonly database?: string;
  readonly clock?: Clock;
}

export interface OpenedMongodbCourseStore {
  readonly store: CourseStore;
  close(): Promise<void>;
}

/** Courses in MongoDB, in the collections `course_objects` and `courses`. Throws `unavailable` when it does not answer. */
export async function openMongodbCourseStore({
  url,
  database,
  clock = systemClock,
}: MongodbCourseStoreOptions): Promise<OpenedMongodbCourseStore> {
  const client = await openMongodb(url);
  const db = client.db(database ?? databaseOf(url));
  const objects = db.collection<ObjectDocument>('course_objects', { promoteBuffers: true });
  const courses = db.collection<CourseDocument>('courses');
  try {
    // What `collect` looks for, without the bodies.
    await objects.createIndex({ put_at: 1, _id: 1 });
  } catch (error) {
    await client.close();
    throw asUnavailable(error);
  }
  return { store: mongodbCourseStore(objects, courses, clock), close: () => client.close() };
}

function mongodbCourseStore(
  objects: Collection<ObjectDocument>,
  courses: Collection<CourseDocument>,
  clock: Clock,
): CourseStore {
  return {
    getObjects: (hashes) => asking(() => findObjects(objects, hashes)),
    putObjects: (bodies) => asking(() => putDocuments(objects, bodies, clock)),
    getBranch: (course, branch) =>
      asking(async () => (await courses.findOne({ _id: course }))?.branches[branch]),
    moveBranches: (course, moves) => asking(() => moveBranches(courses, course, moves)),
    listCourses: (page) => asking(() => listCourses(courses, page)),
    deleteCourse: (course) =>
      asking(async () => {
        await courses.deleteOne({ _id: course });
      }),
    listRoots: () => asking(() => listRoots(courses)),
    collect: (keep, putBefore) => asking(() => collectDocuments(objects, keep, putBefore)),
  };
}

async function asking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asUnavailable(error);
  }
}

async function moveBranches(
  courses: Collection<CourseDocument>,
  course: CourseKey,
  moves: readonly BranchMove[],
): Promise<boolean> {
  if (moves.length === 0) return true;
  const expected: Filter<CourseDocument> = { _id: course };
  for (const { branch, from } of moves) expected[`branches.${branch}`] = from ?? { $exists: false };
  const $set = Object.fromEntries(moves.map(({ branch, to }) => [`branches.${branch}`, to]));
  try {
    // A new course has no document yet; where there is one that does not match, its key is taken and the insert fails.
    const upsert = moves.every(({ from }) => from === undefined);
    const { matchedCount, upsertedCount } = await courses.updateOne(expected, { $set }, { upsert });
    return matchedCount + upsertedCount === 1;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

function isDuplicateKey(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 11000;
}

/** Strings are compared by their UTF-8 bytes where no collation is set. */
async function listCourses(
  courses: Collection<CourseDocument>,
  { limit, after = '' }: PageRequest,
): Promise<Page<CourseKey>> {
  const found = await courses
    .find({ _id: { $gt: after } }, { projection: { _id: 1 } })
    .sort({ _id: 1 })
    .limit(limit + 1)
    .toArray();
  const items = found.slice(0, limit).map(({ _id }) => courseKeyOf(_id));
  const last = items.at(-1);
  return { items, ...(found.length > limit && last !== undefined && { next: last }) };
}

async function listRoots(courses: Collection<CourseDocument>): Promise<readonly Hash[]> {
  const roots = new Set<Hash>();
  for await (const { branches } of courses.find()) {
    for (const hash of Object.values(branches)) roots.add(asHash(hash));
  }
  return [...roots];
}
