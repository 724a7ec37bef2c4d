import { randomBytes } from 'node:crypto';
import { serverOrigin } from '@coursewright/core';
import { pino } from 'pino';
import { startHost } from '../../src/start-host.ts';
import { noWidgets } from '../../src/testing/no-widgets.ts';
import { testCourse } from '../../src/testing/test-course.ts';
import type { AnsweringLearner, AnsweringOrder } from './answering-learners.ts';

/** A host in a process of its own whose learners answer until they have answered so often, or it is killed. */
const order: AnsweringOrder = JSON.parse(process.argv[2] ?? '{}');
const { config, learners, answers, answerLength } = order;

const host = await startHost(config, {
  log: pino({ level: 'error' }, pino.destination(2)),
  widgets: noWidgets,
});
process.send?.({ ready: true });

const { problem: usageKey } = testCourse;
let left = answers;

function answerOf(n: number): Readonly<Record<string, string>> {
  if (answerLength === undefined) return n % 2 === 0 ? testCourse.answers : testCourse.wrong;
  return { p1_2_1: randomBytes(Math.ceil((answerLength * 3) / 4)).toString('base64') };
}

async function answer({ id: userId, username }: AnsweringLearner): Promise<void> {
  for (let n = 0; left > 0; n += 1) {
    left -= 1;
    const input = { answers: answerOf(n) };
    const origin = { ...serverOrigin, userId, username };
    await host.engine.learning.act({ userId, usageKey, action: 'submit', input }, origin);
    process.send?.({ answered: userId });
  }
}
await Promise.all(learners.map(answer));
process.send?.({ done: true });
process.once('message', () => {
  void host.close().then(() => process.disconnect?.());
});
