import { coreModule } from '../../adapters/sql/core-module.ts';
import type { SqlTestTarget } from '../../adapters/sql/testing/sql-targets.ts';
import { testRecords } from '../../adapters/sql/testing/test-records.ts';
import type { BlockId, Hash } from '../../courses/block-version.ts';
import type { CourseReader, CourseVersion, PlacedBlock } from '../../courses/course-version.ts';
import { isoInstant } from '../../shared/clock.port.ts';
import { CoreError } from '../../shared/core-error.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { OutboxEntry } from '../../records/outbox.port.ts';
import { createLearnerService } from '../create-learner-service.ts';
import type { PasswordCost } from '../password-hash.ts';

export const testCourseKey = 'course-v1:Org+Test+run';
const cheap: PasswordCost = { logN: 4, r: 8, p: 1 };

/** The learner service, on SQLite unless told otherwise, with one course whose root has the given fields, and a clock to be set. */
export async function testLearners(courseFields: JsonObject = {}, on?: SqlTestTarget) {
  const clock = { at: isoInstant('2026-05-01T12:00:00Z'), now: () => clock.at };
  const opened = await testRecords([coreModule], clock, on);
  const { records, ids } = opened;
  const versions = rootOnly(courseFields);
  const service = (passwordCost: PasswordCost = cheap, process: Pick<typeof opened, 'records'> = opened) =>
    createLearnerService({ records: process.records, versions, clock, ids, passwordCost });
  const learners = service();
  const add = (username: string, more: Partial<Parameters<typeof learners.createAccount>[0]> = {}) =>
    learners.createAccount({ username, email: `${username}@example.org`, name: username, ...more });
  const left: OutboxEntry[] = [];
  const entries = async () => {
    const { entries: taken } = await opened.outbox.take(1000);
    await opened.outbox.done(taken, undefined);
    left.push(...taken);
    return left;
  };
  /** The events that were left for the relay so far, oldest first. */
  const events = async () =>
    (await entries()).flatMap((entry) => (entry.kind === 'event' ? [entry.line] : []));
  /** The same for jobs. */
  const jobs = async () => (await entries()).flatMap((entry) => (entry.kind === 'job' ? [entry.job] : []));
  return { ...opened, records, clock, learners, service, add, events, jobs };
}

function rootOnly(fields: JsonObject): CourseReader {
  // oxlint-disable-next-line no-unsafe-type-assertion -- a fixture's names
  const [id, hash] = ['course@course' as BlockId, 'a'.repeat(64) as Hash];
  const usageKey = 'block-v1:Org+Test+run+type@course+block@course';
  const root: PlacedBlock = {
    id,
    usageKey,
    type: 'course',
    hash,
    fields,
    own: fields,
    children: [],
    ancestors: [],
  };
  const version: CourseVersion = {
    file: () => Promise.resolve(undefined),
    courseKey: testCourseKey,
    edited: 0,
    commit: hash,
    root: id,
    block: async () => root,
    require: async () => root,
    blocks: async () => [root],
    all: async () => [root],
    usageKey: () => usageKey,
  };
  const at = async (courseKey: string): Promise<CourseVersion> => {
    if (courseKey === testCourseKey) return version;
    throw new CoreError('course_not_found', `There is no course ${courseKey}.`);
  };
  return { published: at, draft: at, at };
}
