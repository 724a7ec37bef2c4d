import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderFileStore } from '../../adapters/folder/file-store.folder.ts';
import { coreModule } from '../../adapters/sql/core-module.ts';
import { courseStoreModule, sqlCourseStore } from '../../adapters/sql/course-store.sql.ts';
import { testRecords } from '../../adapters/sql/testing/test-records.ts';
import { blockRegistry } from '../../blocks/block-registry.ts';
import type { BlockDefinition } from '../../blocks/define-block.ts';
import { createCourseService } from '../../courses/create-course-service.ts';
import type { Addresses } from '../../engine-ports.ts';
import type { EventOrigin } from '../../events/event-origin.ts';
import { serverOrigin } from '../../events/server-origin.ts';
import { createLearnerService } from '../../learners/create-learner-service.ts';
import { isoInstant } from '../../shared/clock.port.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { noScripts } from '../../problems/index.ts';
import { createLearningService } from '../create-learning-service.ts';

const addresses: Addresses = {
  file: (courseKey, file, as) => `/files/${courseKey}/${file}${as === undefined ? '' : `?as=${as}`}`,
  block: (usageKey) => `/blocks/${usageKey}`,
};

export const testCourseKey = 'course-v1:Org+Test+run';
export const testUsageKey = (type: string, id: string): string =>
  `block-v1:Org+Test+run+type@${type}+block@${id}`;

/** Learning on SQLite over one course, given by what stands inside its root element; a clock to be set, and a learner. */
export async function testLearning(
  inside: string,
  { attributes = '', blocks = [] }: { attributes?: string; blocks?: readonly BlockDefinition[] } = {},
) {
  const clock = { at: isoInstant('2026-05-01T12:00:00Z'), now: () => (clock.at += 1) };
  const opened = await testRecords([coreModule, courseStoreModule], clock);
  const { records, ids, folder } = opened;
  const registry = blockRegistry(blocks);
  const files = folderFileStore(path.join(folder, 'files'));
  const store = sqlCourseStore(opened.database, clock);
  const { courses, versions } = createCourseService({ store, files, registry, clock });
  const source = path.join(folder, 'source');
  mkdirSync(source);
  const importCourse = async (xml: string) => {
    const start = attributes.includes('start=') ? '' : 'start="2026-01-01T00:00:00Z"';
    const tag = `<course org="Org" course="Test" url_name="run" display_name="Test" ${start} ${attributes}>`;
    writeFileSync(path.join(source, 'course.xml'), `${tag}${xml}</course>`);
    return courses.import({ source, author: 'author' });
  };
  await importCourse(inside);
  const learners = createLearnerService({ records, versions, clock, ids });
  const deps = {
    records,
    versions,
    registry,
    clock,
    ids,
    addresses,
    scripts: () => noScripts,
    random: () => 0.5,
  };
  const learner = async (username: string, { enrolled = true } = {}): Promise<number> => {
    const email = `${username}@example.org`;
    const { id } = await learners.createAccount({ username, email, name: username });
    const courseKey = testCourseKey;
    if (!enrolled) return id;
    const enrolment = await learners.enroll({ userId: id, courseKey, invited: true }, serverOrigin);
    if (isRefusal(enrolment)) throw new Error(`Not enrolled: ${enrolment.refused}`);
    return id;
  };
  const ada = await learner('ada');
  const origin: EventOrigin = { ...serverOrigin, userId: ada, username: 'ada', path: '/test' };
  /** Lines and jobs that wait for the relay, oldest first, taken out. */
  const outbox = async () => {
    const { entries } = await opened.outbox.take(1000);
    await opened.outbox.done(entries, undefined);
    return {
      events: entries.flatMap((entry) => (entry.kind === 'event' ? [entry.line] : [])),
      jobs: entries.flatMap((entry) => (entry.kind === 'job' ? [entry.job.name] : [])),
    };
  };
  await outbox();
  return {
    ...deps,
    learning: createLearningService(deps),
    learners,
    learner,
    ada,
    origin,
    outbox,
    importCourse,
    close: opened.close,
  };
}
