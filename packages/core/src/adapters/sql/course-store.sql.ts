import { DataTypes } from 'sequelize';
import type { BranchMove, CourseStore } from '../../courses/course-store.port.ts';
import type { BranchName } from '../../courses/commit.ts';
import type { Hash } from '../../courses/block-version.ts';
import { asHash } from '../../courses/hash-of.ts';
import { courseKeyOf, type CourseKey } from '../../keys/course-key.ts';
import { systemClock, type Clock } from '../../shared/clock.port.ts';
import type { PageRequest } from '../../shared/page.ts';
import { batchesOf, chunksOf } from '../batches-of.ts';
import { inList } from './in-list.ts';
import { keyText, longText } from './sql-columns.ts';
import type { SqlDatabase } from './sql-database.ts';
import type { SqlModule } from './sql-module.ts';
import { bytes, text, type SqlSession } from './sql-session.ts';

/** The tables of `sqlCourseStore`. */
export const courseStoreModule: SqlModule<object> = {
  name: 'courses',
  migrations: [
    {
      name: '0001-courses',
      up: async (schema) => {
        const hash = { type: keyText(64), allowNull: false };
        await schema.createTable('course_objects', {
          hash: { ...hash, primaryKey: true },
          body: { type: longText(schema), allowNull: false },
          put_at: { type: DataTypes.BIGINT, allowNull: false },
        });
        await schema.createTable('course_branches', {
          course_key: { type: keyText(255), primaryKey: true },
          branch: { type: keyText(20), primaryKey: true },
          course_commit: hash,
        });
      },
    },
  ],
  stores: () => ({}),
};

/** One write transaction takes at most so many objects and characters, so that others get their turn in between. */
const chunk = { objects: 250, characters: 1_000_000 };
/** Values in one statement. */
const batch = 256;

/** Courses in the tables of `courseStoreModule`, which the database must have been opened with. */
export function sqlCourseStore(database: SqlDatabase, clock: Clock = systemClock): CourseStore {
  return {
    getObjects: (hashes) =>
      database.read(async (session) => {
        const found = new Map<Hash, string>();
        for (const some of batchesOf([...new Set(hashes)], batch)) {
          const { marks, values } = inList(some.map(bytes));
          const sql = `SELECT hash, body FROM course_objects WHERE hash IN (${marks})`;
          const rows = await session.all(sql, values);
          for (const { hash, body } of rows) found.set(asHash(text(hash)), text(body));
        }
        return found;
      }),
    putObjects: async (objects) => {
      for (const some of chunksOf(objects, chunk)) {
        await database.write(async (session) => {
          const now = clock.now();
          for (const [hash, body] of some) await putObject(session, hash, body, now);
        });
      }
    },
    getBranch: (course, branch) =>
      database.read((session) => readBranch(session, course, branch), { snapshot: false }),
    moveBranches: (course, moves) =>
      database.write(async (session) => {
        for (const { branch, from } of moves) {
          if ((await readBranch(session, course, branch, 'getForUpdate')) !== from) return false;
        }
        for (const move of moves) await moveBranch(session, course, move);
        return true;
      }),
    listCourses: (page) => database.read((session) => listCourses(session, page)),
    deleteCourse: (course) =>
      database.write(async (session) => {
        await session.run('DELETE FROM course_branches WHERE course_key = ?', [bytes(course)]);
      }),
    listRoots: () =>
      database.read(async (session) => {
        const rows = await session.all('SELECT DISTINCT course_commit FROM course_branches');
        return rows.map(({ course_commit: hash }) => asHash(text(hash)));
      }),
    collect: (keep, putBefore) => collect(database, keep, putBefore),
  };
}

/** Putting again renews the time: what a writer counts on is not collected while it works. */
async function putObject(session: SqlSession, hash: Hash, body: string, now: number): Promise<void> {
  const key = bytes(hash);
  const { changes } = await session.run('UPDATE course_objects SET put_at = ? WHERE hash = ?', [now, key]);
  if (changes === 0) await session.upsert('course_objects', { hash: key, body, put_at: now }, ['hash']);
}

async function readBranch(
  session: SqlSession,
  course: CourseKey,
  branch: BranchName,
  how: 'get' | 'getForUpdate' = 'get',
): Promise<Hash | undefined> {
  const row = await session[how](
    'SELECT course_commit FROM course_branches WHERE course_key = ? AND branch = ?',
    [bytes(course), bytes(branch)],
  );
  return row && asHash(text(row['course_commit']));
}

/** Of two that begin a branch, the insert lets one; the other runs again and finds it moved. */
async function moveBranch(
  session: SqlSession,
  course: CourseKey,
  { branch, from, to }: BranchMove,
): Promise<void> {
  const row = { course_key: bytes(course), branch: bytes(branch), course_commit: bytes(to) };
  if (from === undefined) await session.insert('course_branches', row);
  else await session.upsert('course_branches', row, ['course_key', 'branch']);
}

async function listCourses(session: SqlSession, { limit, after = '' }: PageRequest) {
  const rows = await session.all(
    'SELECT DISTINCT course_key FROM course_branches WHERE course_key > ? ORDER BY course_key LIMIT ?',
    [bytes(after), limit + 1],
  );
  const items = rows.slice(0, limit).map(({ course_key: key }) => courseKeyOf(text(key)));
  const last = items.at(-1);
  return { items, ...(rows.length > limit && last !== undefined && { next: last }) };
}

async function collect(database: SqlDatabase, keep: ReadonlySet<Hash>, putBefore: number): Promise<number> {
  const old = await database.read((session) =>
    session.all('SELECT hash FROM course_objects WHERE put_at < ?', [putBefore]),
  );
  const unkept = old.map(({ hash }) => text(hash)).filter((hash) => !keep.has(asHash(hash)));
  let collected = 0;
  for (const some of batchesOf(unkept, batch)) {
    const { marks, values } = inList(some.map(bytes));
    // Asked again: it may have been put anew since.
    const { changes } = await database.write((session) =>
      session.run(`DELETE FROM course_objects WHERE hash IN (${marks}) AND put_at < ?`, [
        ...values,
        putBefore,
      ]),
    );
    collected += changes;
  }
  return collected;
}
