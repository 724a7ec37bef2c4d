import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock, systemIds } from '@coursewright/core';
import { openEngine } from '@coursewright/core/embedded';
import { createLtiTool } from '@coursewright/lti-provider';
import { ltiModule } from '@coursewright/lti-provider/sql';
import { openTestPlatform } from '@coursewright/lti-provider/testing';
import express from 'express';
import type { Figure } from '../figure.ts';

const learners = 2000;
const members = 10_000;
const courseKey = 'course-v1:Bench+S+1';
const usageKey = 'block-v1:Bench+S+1+type@problem+block@p';
const course = `<course org="Bench" course="S" url_name="1" start="2020-01-01T00:00:00Z"><chapter url_name="c"><sequential url_name="s"><vertical url_name="v">
  <problem url_name="p"><numericalresponse answer="1"><formulaequationinput/></numericalresponse></problem>
</vertical></sequential></chapter></course>`;

/**
 * LTI's services with a platform in the same process that answers at once, on a SQLite file: scores that leave the outbox
 * a second, and what reading a roster of 10,000 takes, the first time and again.
 */
export async function benchServices(): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-bench-services-'));
  const app = express();
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The tool has no port.');
  const platform = await openTestPlatform();
  const source = path.join(folder, 'olx');
  mkdirSync(source);
  writeFileSync(path.join(source, 'course.xml'), course);
  const engine = await openEngine({ data: path.join(folder, 'data'), modules: [ltiModule] });
  try {
    await engine.courses.import({ source, author: 'bench' });
    const tool = createLtiTool({
      ...engine,
      clock: systemClock,
      ids: systemIds,
      publicUrl: `http://127.0.0.1:${address.port}`,
      secret: 'a secret of the benchmark alone, long enough',
      openSession: async () => '',
    });
    app.use(tool.router);
    const { id: registrationId } = await tool.platforms.add(platform.register(tool.addresses));
    const run = async (name: string, payload: Parameters<(typeof tool.jobs)[number]['run']>[0]) => {
      const handler = tool.jobs.find(({ job }) => job.name === name);
      const { signal } = new AbortController();
      await handler?.run(payload, { id: 'j', attempt: 1, signal, progress: async () => undefined });
    };

    const item = { id: 'item', contextId: 'course-1', clientId: 'client-1', label: 'Item', scoreMaximum: 1 };
    await platform.store.putLineItem(item);
    const lineItemUrl = `${platform.origin}/lti/platform/contexts/course-1/lineitems/item`;
    const link = {
      id: 'link',
      registrationId,
      deploymentId: '1',
      contextId: 'course-1',
      resourceLinkId: 'l',
    };
    const place = { ...link, courseKey, usageKey, lineItemUrl, lineItemMade: false, scopes: [] };
    await engine.records.transaction((tx) => tx.ltiLinks.putLink(place));
    for (let n = 0; n < learners; n += 1) {
      await platform.store.putMember('course-1', { user: { id: `l${n}` }, roles: ['Learner'] });
      const { id: userId } = await engine.learners.createAccount({
        username: `l${n}`,
        email: '',
        name: '',
        kind: 'lti',
      });
      const now = systemClock.now();
      await engine.records.transaction(async (tx) => {
        await tx.ltiUsers.keepAccount(registrationId, `l${n}`, userId);
        const points = { earned: 1, possible: 1, graded: true, commit: '', pending: false };
        const times = { at: now, changed: now, version: 1 };
        await tx.scores.putScore({ userId, courseKey, usageKey, ...points, ...times }, 0);
        await tx.ltiScores.enqueueScore({ linkId: 'link', userId, registrationId, usageKey, now });
      });
    }
    const began = performance.now();
    const isWaiting = async () => (await tool.grades.situation(registrationId)).counts.waiting > 0;
    while (await isWaiting()) await run('lti.send-scores', { registrationId });
    const scored = (performance.now() - began) / 1000;
    if ((await platform.store.scores('item')).length !== learners) throw new Error('Scores are missing.');

    await platform.store.putContext({ id: 'big', label: 'B', title: 'Big' });
    for (let n = 0; n < members; n += 1) {
      await platform.store.putMember('big', {
        user: { id: `m${n}`, name: `Member ${n}` },
        roles: ['Learner'],
      });
    }
    const membershipsUrl = `${platform.origin}/lti/platform/contexts/big/memberships`;
    const roster = {
      id: 'roster',
      registrationId,
      deploymentId: '1',
      contextId: 'big',
      courseKey,
      membershipsUrl,
    };
    const read = async () => {
      await engine.records.transaction((tx) => tx.ltiRosters.putRoster(roster));
      const start = performance.now();
      await run('lti.sync-roster', { rosterId: roster.id, asked: true });
      return (performance.now() - start) / 1000;
    };
    const figure = (name: string, value: number, unit: string): Figure => ({
      bench: 'services',
      name,
      value,
      unit,
    });
    return [
      figure('scores from the outbox', learners / scored, '1/s'),
      figure(`roster of ${members} read first`, await read(), 's'),
      figure(`roster of ${members} read again`, await read(), 's'),
    ];
  } finally {
    server.closeAllConnections();
    server.close();
    await platform.close();
    await engine.close();
    rmSync(folder, { recursive: true });
  }
}
