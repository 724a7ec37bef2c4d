import { randomBytes, randomUUID } from 'node:crypto';
import { serverOrigin } from '@coursewright/core';
import { pino } from 'pino';
import { startHost } from '../../src/start-host.ts';
import { noWidgets } from '../../src/testing/no-widgets.ts';
import { testCourse } from '../../src/testing/test-course.ts';
import type { AnsweringLearner, AnsweringOrder } from './answering-learners.ts';

/** A host in a process of its own whose learners answer until they have answered so often, or it is killed. */
const order: AnsweringOrder = JSON.parse(process.argv[2] ?? '{}');
const { config, learners, answers, saves = { times: 0, length: 0 } } = order;

const host = await startHost(config, {
  log: pino({ level: 'error' }, pino.destination(2)),
  widgets: noWidgets,
});
process.send?.({ ready: true });

const { problem: usageKey } = testCourse;
let left = answers;

async function answer({ id: userId, username }: AnsweringLearner): Promise<void> {
  for (let n = 0; left > 0; n += 1) {
    left -= 1;
    const input = { answers: n % 2 === 0 ? testCourse.answers : testCourse.wrong };
    const origin = { ...serverOrigin, userId, username };
    await host.engine.learning.act({ userId, usageKey, action: 'submit', input }, origin);
    process.send?.({ answered: userId });
  }
}

/** Pages that tell what was saved: events without a change of records. */
async function save(): Promise<void> {
  const { courseKey } = testCourse;
  for (let n = 0; n < saves.times; n += 1) {
    const beginning = randomUUID();
    const data = `${beginning} ${randomBytes((saves.length * 3) / 4).toString('base64')}`;
    await host.engine.events.record([{ name: 'problem_save', courseId: courseKey, data }], serverOrigin);
    process.send?.({ saved: beginning });
  }
}

await Promise.all([...learners.map(answer), save()]);
process.send?.({ done: true });
process.once('message', () => {
  void host.close().then(() => process.disconnect?.());
});
