import { z } from 'zod';
import { isHash, asHash } from '../courses/hash-of.ts';
import type { BranchMove, CourseStore } from '../courses/course-store.port.ts';
import type { Hash } from '../courses/block-version.ts';
import type { EventLog, LogLine } from '../events/event-log.port.ts';
import type { FileStore } from '../files/file-store.port.ts';
import { afterPublish } from '../grading/after-publish.ts';
import type { JobQueue } from '../jobs/job-queue.port.ts';
import { courseKeyOf, type CourseKey } from '../keys/course-key.ts';
import type { LogPosition } from '../records/outbox.port.ts';
import { CoreError } from '../shared/core-error.ts';
import { parseJsonObject } from '../shared/json.ts';
import type { RestorePorts } from './backup-ports.ts';
import type { BackupReader } from './backup-reader.ts';
import { linesIn } from './line-members.ts';
import type { RecordsDump } from './records-dump.port.ts';

/** The place that a backup is restored into; each is opened when it is its turn, and closed by the caller. */
export interface RestoreTarget {
  /** The database with the tables that these migrations make. Throws `backup_too_new`. */
  openRecords(migrations: readonly string[]): Promise<RecordsDump & { close(): Promise<void> }>;
  /** What is kept outside of the database and of the folder that the restore makes. */
  openOutside(): Promise<OutsideStores & { close(): Promise<void> }>;
  /** Every store, the tables up to date. */
  openStores(): Promise<RestorePorts & { close(): Promise<void> }>;
}

export interface OutsideStores {
  readonly courseStore?: CourseStore | undefined;
  readonly eventLog?: EventLog | undefined;
}

/**
 * Fills empty stores from a backup. Throws `not_empty` for ones that are not, before anything is changed. What fails later
 * is told as `restore_unfinished`: the same backup goes on from there, and its mark in the database keeps hosts away.
 */
export async function restoreBackup(reader: BackupReader, target: RestoreTarget): Promise<void> {
  const tables = await target.openRecords(reader.manifest.migrations);
  try {
    const mark = await tables.restoring();
    if (mark === undefined) await assertEmpty(tables, target);
    else if (mark.backup !== reader.id) throw otherBackup();
    await unfinishedUnless(async () => {
      if (mark?.recordsLoaded === true) return;
      await tables.markRestore({ backup: reader.id, recordsLoaded: false });
      await tables.clear();
      await loadRecords(reader, tables);
      await tables.markRestore({ backup: reader.id, recordsLoaded: true });
    });
  } finally {
    await tables.close();
  }
  await unfinishedUnless(() => loadStores(reader, target));
}

/** Repeating it changes nothing: a restore that goes on does. */
async function loadStores(reader: BackupReader, target: RestoreTarget): Promise<void> {
  const stores = await target.openStores();
  try {
    await loadCourses(reader, stores.courseStore);
    await loadFiles(reader, stores.files);
    await stores.dump.setLogEnd(await loadLog(reader, stores.eventLog));
    await loadJobs(reader, stores.jobs);
    for (const course of reader.manifest.republished) {
      await stores.records.transaction((tx) => afterPublish(tx, course));
    }
    await stores.dump.markRestore(undefined);
  } finally {
    await stores.close();
  }
}

async function assertEmpty(tables: RecordsDump, target: RestoreTarget): Promise<void> {
  const notEmpty = (what: string) => new CoreError('not_empty', `${what} already.`);
  if (!(await tables.isEmpty())) throw notEmpty('The database has records');
  const outside = await target.openOutside();
  try {
    const { courseStore, eventLog } = outside;
    if (courseStore !== undefined && (await courseStore.listCourses({ limit: 1 })).items.length > 0) {
      throw notEmpty('The course store has courses');
    }
    if (eventLog !== undefined && !(await eventLog.isEmpty())) throw notEmpty('The event log has events');
  } finally {
    await outside.close();
  }
}

function otherBackup(): CoreError {
  return new CoreError(
    'not_empty',
    'The restore of another backup has been begun here and has not finished: finish it, or empty the stores.',
  );
}

async function unfinishedUnless(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CoreError('restore_unfinished', `It has stopped: ${why}`, { cause: error });
  }
}

async function loadRecords(reader: BackupReader, dump: RecordsDump): Promise<void> {
  for await (const { name, bytes } of reader.members('records/')) {
    const [, table = ''] = /^records\/(.+)-\d+\.jsonl$/.exec(name) ?? [];
    const rows = linesIn(bytes).map(parseJsonObject);
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      await dump.load({ table, rows: rows.slice(from, from + rowsAtOnce) });
    }
  }
}
/** Rows in one transaction. */
const rowsAtOnce = 1000;

const hash = z.custom<Hash>((value) => typeof value === 'string' && isHash(value)).transform(asHash);
const objectLine = z.object({ hash, text: z.string() });
const branchLine = z.object({
  course: z.string().transform(courseKeyOf),
  branch: z.enum(['draft', 'published']),
  commit: hash,
});

async function loadCourses(reader: BackupReader, store: CourseStore): Promise<void> {
  for await (const { bytes } of reader.members('courses/objects-')) {
    const objects = linesIn(bytes).map((line) => objectLine.parse(JSON.parse(line)));
    await store.putObjects(new Map(objects.map((one) => [one.hash, one.text])));
  }
  const moves = new Map<CourseKey, BranchMove[]>();
  for await (const { bytes } of reader.members('courses/branches-')) {
    for (const line of linesIn(bytes)) {
      const { course, branch, commit } = branchLine.parse(JSON.parse(line));
      if ((await store.getBranch(course, branch)) === commit) continue;
      moves.set(course, [...(moves.get(course) ?? []), { branch, from: undefined, to: commit }]);
    }
  }
  for (const [course, some] of moves) {
    if (!(await store.moveBranches(course, some))) {
      throw new CoreError('conflict', `Somebody else has written to ${course} meanwhile.`);
    }
  }
}

async function loadFiles(reader: BackupReader, files: FileStore): Promise<void> {
  for await (const { bytes } of reader.members('files/')) await files.put(bytes);
}

async function loadLog(reader: BackupReader, log: EventLog): Promise<LogPosition | undefined> {
  let end: LogPosition | undefined;
  for await (const { name, bytes } of reader.members('events/')) {
    const hour = Number(/^events\/(\d+)-/.exec(name)?.[1]);
    end = await log.append(end, linesIn(bytes).map(logLine), hour);
    await log.rotate(hour);
  }
  return end;
}

const eventId = z.looseObject({ id: z.string() });

function logLine(line: string): LogLine {
  return { id: eventId.parse(JSON.parse(line)).id, text: line };
}

const jobLine = z.object({
  id: z.string(),
  name: z.string(),
  payload: z.record(z.string(), z.json()),
  attempts: z.int(),
  backoffMs: z.number(),
  deduplicationId: z.string().exactOptional(),
});

async function loadJobs(reader: BackupReader, jobs: JobQueue): Promise<void> {
  for await (const { bytes } of reader.members('jobs/')) {
    await jobs.add(linesIn(bytes).map((line) => jobLine.parse(JSON.parse(line))));
  }
}
