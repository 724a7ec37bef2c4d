import { setTimeout as sleep } from 'node:timers/promises';
import type { JobQueue, Records } from '@coursewright/core';
import { pino } from 'pino';
import type { AllStores } from '../src/compose.ts';
import { startHost } from '../src/start-host.ts';
import { noWidgets } from '../src/testing/no-widgets.ts';
import { aheadClock } from './ahead-clock.ts';
import { lanes, plannedChange, type ChaosNews, type ChaosOrder } from './chaos-order.ts';

/** A host in a process of its own, in which grades change while it carries them to a platform. */
const order: ChaosOrder = JSON.parse(process.argv[2] ?? '{}');
const { config, courseKey, userIds, platform } = order;
const block = (type: string, id: string) =>
  `${courseKey.replace('course-v1', 'block-v1')}+type@${type}+block@${id}`;
const tell = (news: ChaosNews) => process.send?.(news);
/** BullMQ goes by the real clock: there what a killed process held on lease runs out while the test waits. */
const lease = config.redisUrl === undefined ? {} : { leaseMs: 3000 };
const shortLeased = (jobs: JobQueue): JobQueue => ({
  add: (requests) => jobs.add(requests),
  repeat: (schedule) => jobs.repeat(schedule),
  unrepeat: (key) => jobs.unrepeat(key),
  status: (id) => jobs.status(id),
  counts: () => jobs.counts(),
  countsByName: () => jobs.countsByName(),
  list: (request) => jobs.list(request),
  retry: (id) => jobs.retry(id),
  remove: (id) => jobs.remove(id),
  forget: (ended, before, limit) => jobs.forget(ended, before, limit),
  work: (handlers) => jobs.work(handlers, { pollMs: 100, ...lease }),
});

const clock = aheadClock(order.ahead);
let records: Records<AllStores> | undefined;
const host = await startHost(config, {
  clock,
  widgets: noWidgets,
  log: pino({ level: 'error' }, pino.destination(2)),
  fetch: (input, init) => fetch(String(input).replace(platform.said, platform.reached), init),
  wrap: (ports) => {
    ({ records } = ports);
    return { ...ports, jobs: shortLeased(ports.jobs) };
  },
});

/** A grade changes as grading changes it: score, version and what follows from them in one transaction. */
async function change(lane: number, n: number): Promise<void> {
  const { user, subsection, earned } = plannedChange(lane, n, userIds.length);
  const userId = userIds[user] ?? 0;
  const usageKey = block('problem', `p${subsection}`);
  const at = clock.now();
  await records?.transaction(async (tx) => {
    const before = await tx.scores.holdScore(userId, usageKey);
    const version = before?.version ?? 0;
    const points = { earned, possible: 100, graded: true, at, commit: '', pending: false };
    await tx.scores.putScore(
      { userId, courseKey, usageKey, ...points, version: version + 1, changed: at },
      version,
    );
    await tx.grades.touchGrades(userId, courseKey, at);
    const sequential = block('sequential', `s${subsection}`);
    const usageKeys = [usageKey, sequential, block('course', 'course')];
    await host.lti.onGradeChange(tx, { userId, courseKey, usageKeys, subsections: [sequential] });
  });
}

await Promise.all(
  Array.from({ length: lanes }, async (_, lane) => {
    for (let n = order.made[lane] ?? 0; n * lanes + lane < order.changes; n += 1) {
      // The last ones come while those before are on their way: none of them may be taken for sent.
      if (n * lanes > order.changes * 0.9) await sleep(40);
      await change(lane, n);
      tell({ lane, made: n + 1 });
    }
  }),
);
const registration = (await host.lti.platforms.list())[0]?.id ?? '';
const watch = setInterval(() => {
  void host.lti.grades.situation(registration).then(({ counts }) => tell({ counts }));
}, 200);
process.once('message', () => {
  clearInterval(watch);
  void host.close().then(() => process.disconnect?.());
});
