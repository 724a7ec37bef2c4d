import { createHash } from 'node:crypto';
import type { EventLog } from '../events/event-log.port.ts';
import type { FileStore } from '../files/file-store.port.ts';
import type { LogPosition } from '../records/outbox.port.ts';
import { CoreError } from '../shared/core-error.ts';
import { backupFormat, type BackupManifest } from './backup-manifest.ts';
import type { BackupPorts } from './backup-ports.ts';
import { dumpCourses, readBranches, type StoredBranch } from './dump-courses.ts';
import { dumpJobs } from './dump-jobs.ts';
import { jsonLines, lineMembers, type AddMember, type LineMembers } from './line-members.ts';

export interface BackupNote {
  /** Of Coursewright. */
  readonly version: string;
  readonly secretFingerprint: string;
  /** The host's secrets, where they are not set from outside. */
  readonly secrets?: string;
}

export interface BackupReport {
  readonly rows: number;
  readonly files: number;
  /** Bytes of all members. */
  readonly bytes: number;
  /** Files that a course names and the store does not have, or not as it was; the backup is without them. */
  readonly lostFiles: readonly string[];
}

/**
 * Hands on the members of a backup, while the host works on. Records are of one moment; courses, files and jobs are read
 * after it, so that they hold whatever those records name, and the log ends where those records say.
 */
export async function writeBackup(
  ports: BackupPorts,
  note: BackupNote,
  add: AddMember,
): Promise<BackupReport> {
  const members: BackupManifest['members'][number][] = [];
  const addHashed: AddMember = async (name, bytes) => {
    members.push({ name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    await add(name, bytes);
  };
  const begun = ports.clock.now();
  const before = await readBranches(ports.courseStore);
  const migrations = await ports.dump.migrations();
  const { rows, logEnd } = await dumpRecords(ports, addHashed);
  await dumpJobs(ports.jobs, begun, addHashed);
  const branches = await readBranches(ports.courseStore);
  const named = await dumpCourses(ports.courseStore, branches, addHashed);
  const lostFiles = await dumpFiles(ports.files, named, addHashed);
  await dumpLog(ports.eventLog, logEnd, addHashed);
  if (note.secrets !== undefined) await addHashed('secrets', new TextEncoder().encode(note.secrets));
  const manifest: BackupManifest = {
    format: backupFormat,
    version: note.version,
    made: new Date(begun / 1000).toISOString(),
    migrations: [...migrations],
    republished: movedSince(before, branches),
    secretFingerprint: note.secretFingerprint,
    members,
  };
  await add('manifest.json', new TextEncoder().encode(JSON.stringify(manifest)));
  const bytes = members.reduce((sum, { size }) => sum + size, 0);
  return { rows, files: named.size - lostFiles.length, bytes, lostFiles };
}

async function dumpRecords({ dump }: BackupPorts, add: AddMember) {
  let table = '';
  let lines: LineMembers | undefined;
  let count = 0;
  const logEnd = await dump.dump(async (some) => {
    if (some.table !== table) {
      await lines?.end();
      table = some.table;
      lines = lineMembers(add, `records/${table}`);
    }
    count += some.rows.length;
    await lines?.add(jsonLines(some.rows));
  });
  await lines?.end();
  return { rows: count, logEnd };
}

async function dumpFiles(files: FileStore, named: ReadonlySet<string>, add: AddMember): Promise<string[]> {
  const lost: string[] = [];
  for (const sha256 of named) {
    const bytes = await files.get(sha256).catch((error: unknown) => {
      if (error instanceof CoreError && error.code === 'corrupt') return undefined;
      throw error;
    });
    if (bytes === undefined) lost.push(sha256);
    else await add(`files/${sha256}`, bytes);
  }
  return lost;
}

async function dumpLog(log: EventLog, end: LogPosition | undefined, add: AddMember): Promise<void> {
  let hour = 0;
  let lines: LineMembers | undefined;
  for await (const piece of log.read(end)) {
    if (piece.hour !== hour) {
      await lines?.end();
      hour = piece.hour;
      lines = lineMembers(add, `events/${hour}`);
    }
    await lines?.add(piece.lines);
  }
  await lines?.end();
}

/** Courses whose published version came or went on in between. */
function movedSince(before: readonly StoredBranch[], now: readonly StoredBranch[]): string[] {
  const published = (branches: readonly StoredBranch[]) =>
    branches.filter(({ branch }) => branch === 'published');
  const known = new Map(published(before).map(({ course, commit }) => [course, commit]));
  return published(now)
    .filter(({ course, commit }) => known.get(course) !== commit)
    .map(({ course }) => course);
}
