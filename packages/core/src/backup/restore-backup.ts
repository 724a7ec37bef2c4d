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
  /** Every store, the tables up to date. */
  openStores(): Promise<RestorePorts & { close(): Promise<void> }>;
}

/** Fills empty stores from a backup. Throws `not_empty` for ones that are not, before anything is changed. */
export async function restoreBackup(reader: BackupReader, target: RestoreTarget): Promise<void> {
  const tables = await target.openRecords(reader.manifest.migrations);
  try {
    if (!(await tables.isEmpty())) throw new CoreError('not_empty', 'The database has records already.');
    await loadRecords(reader, tables);
  } finally {
    await tables.close();
  }
  const stores = await target.openStores();
  try {
    await loadCourses(reader, stores.courseStore);
    await loadFiles(reader, stores.files);
    await stores.dump.setLogEnd(await loadLog(reader, stores.eventLog));
    await loadJobs(reader, stores.jobs);
    for (const course of reader.manifest.republished) {
      await stores.records.transaction((tx) => afterPublish(tx, course));
    }
  } finally {
    await stores.close();
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
  if ((await store.listCourses({ limit: 1 })).items.length > 0) {
    throw new CoreError('not_empty', 'The course store has courses already.');
  }
  for await (const { bytes } of reader.members('courses/objects-')) {
    const objects = linesIn(bytes).map((line) => objectLine.parse(JSON.parse(line)));
    await store.putObjects(new Map(objects.map((one) => [one.hash, one.text])));
  }
  const moves = new Map<CourseKey, BranchMove[]>();
  for await (const { bytes } of reader.members('courses/branches-')) {
    for (const line of linesIn(bytes)) {
      const { course, branch, commit } = branchLine.parse(JSON.parse(line));
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
