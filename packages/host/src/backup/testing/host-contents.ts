import path from 'node:path';
import { serverOrigin } from '@coursewright/core';
import { composeHost } from '../../compose.ts';
import { openStores } from '../../compose/open-stores.ts';
import { readConfig } from '../../config.ts';
import { noWidgets } from '../../testing/no-widgets.ts';
import { testCourse, writeTestCourse } from '../../testing/test-course.ts';

type Env = Readonly<Record<string, string>>;

export const openHost = (env: Env) =>
  composeHost({ ...readConfig(env), publicUrl: 'http://127.0.0.1:4000' }, { widgets: noWidgets });

/** A host of these settings with the test course, one learner, an answer and its grade. */
export async function fillHost(env: Env, folder: string): Promise<void> {
  const { courseKey, problem: usageKey, answers } = testCourse;
  const host = await openHost(env);
  await host.start();
  await host.engine.courses.import({ source: writeTestCourse(path.join(folder, 'olx')), author: 'test' });
  const { id: userId } = await host.engine.learners.createAccount({
    username: 'ana',
    email: '',
    name: 'ANA 😀',
    kind: 'lti',
  });
  await host.engine.learners.enroll({ userId, courseKey }, serverOrigin);
  await host.engine.learning.act({ userId, usageKey, action: 'submit', input: { answers } }, serverOrigin);
  await host.close();
}

/** Everything a host knows: rows, events in order, grades, a file of the course, and its versions. */
export async function hostContents(env: Env) {
  const host = await openHost(env);
  const stores = await openStores(readConfig(env));
  const rows: string[] = [];
  const end = await stores.dump.dump(async ({ table, rows: some }) => {
    rows.push(...some.map((row) => `${table} ${JSON.stringify(Object.entries(row).toSorted(byName))}`));
  });
  const events: string[] = [];
  for await (const { lines } of stores.eventLog.read(end)) events.push(...lines);
  const { items } = await host.engine.grading.gradebook(testCourse.courseKey, { limit: 10 });
  const { bytes } = await host.engine.courses.file(testCourse.courseKey, 'static/numbers.bin');
  const roots = await stores.courseStore.listRoots();
  await stores.close();
  await host.close();
  return { rows: rows.toSorted(), events, items, file: Buffer.from(bytes).toString(), roots };
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
