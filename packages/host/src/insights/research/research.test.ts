import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openInsightsHost, type InsightsHost } from '../testing/insights-host.ts';
import { logLineOf, writeLog } from '../testing/write-log.ts';

const researchLine = z.object({
  id: z.string(),
  learner: z.string(),
  event: z.record(z.string(), z.unknown()),
});

describe('data for research', () => {
  let host: InsightsHost;
  let address: string;
  beforeAll(async () => {
    host = await openInsightsHost();
    address = `/courses/${encodeURIComponent(host.courseKey)}/insights/research`;
    const line = (id: string, day: string, more: object = {}) =>
      logLineOf(host.courseKey, { id, time: `${day}T10:20:30.000004+00:00`, ...more });
    writeLog(host.config.data, '2026-11-05T10', [
      line('one', '2026-11-05'),
      line('one', '2026-11-05'),
      line('elsewhere', '2026-11-05', { context: { course_id: 'course-v1:Org+Other+1', user_id: 1 } }),
    ]);
    writeLog(host.config.data, '2026-11-06T00', [
      line('written-later', '2026-11-05'),
      line('two', '2026-11-06'),
    ]);
    writeLog(host.config.data, '2026-11-07T10', [line('three', '2026-11-07')]);
    await host.engine.learners.setRole(host.learner.id, host.courseKey, 'limited_staff', true);
    await host.engine.learners.setRole(host.other.id, host.courseKey, 'data_researcher', true);
  });
  afterAll(() => host.close());

  const page = async (name: string) => (await host.loggedIn(name)).fetch(address);
  const take = async (fields: Readonly<Record<string, string>>, name = 'ben') => {
    const browser = await host.loggedIn(name);
    const csrf = /name="csrf" value="([^"]+)"/.exec(await (await browser.fetch('/')).text())?.[1] ?? '';
    const given = { csrf, purpose: 'A study of videos', consent: 'yes', ...fields };
    return browser.fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(given).toString(),
    });
  };
  const days = { what: 'events', from: '2026-11-05', to: '2026-11-06' };
  const linesOf = async (response: Response) =>
    gunzipSync(Buffer.from(await response.arrayBuffer()))
      .toString()
      .trim()
      .split('\n')
      .map((line) => researchLine.parse(JSON.parse(line)));

  it('are events of the days asked for, each once, under pseudonyms', async () => {
    const response = await take(days);
    expect(response.headers.get('content-disposition')).toContain('--events-2026-11-05-2026-11-06.jsonl.gz');
    const lines = await linesOf(response);
    expect(lines.map(({ id }) => id)).toEqual(['one', 'written-later', 'two']);
    const text = JSON.stringify(lines);
    for (const secret of ['"ana"', 'ana@', '203.0.113.9', 'the-session']) expect(text).not.toContain(secret);
  });

  it('are tables with the same pseudonyms, and nothing of what single learners are', async () => {
    const [line] = await linesOf(await take(days));
    const text = await (await take({ what: 'module_engagement_roster' })).text();
    const [head = '', ...rows] = text.trim().split('\r\n');
    expect(rows).toHaveLength(host.rows['module_engagement_roster']?.length ?? -1);
    expect(head).not.toMatch(/email|user_id|gender|year_of_birth/);
    expect(text).toContain(line?.learner ?? 'a pseudonym');
    expect(text).not.toContain('@example.org');
    expect(text).not.toContain('ana,');
    const groups = await (await take({ what: 'course_enrollment_location_current' })).text();
    expect(groups).toContain('groups of fewer than 5');
  });

  it('leave an event behind that tells who took what, and what for', async () => {
    await take({ what: 'video', purpose: 'Where learners stop' });
    const found: string[] = [];
    await expect
      .poll(
        async () => {
          found.length = 0;
          for (const { hour } of await host.deps.analytics.log.hours())
            for await (const lines of host.deps.analytics.log.readHour(hour)) found.push(...lines);
          return found.filter((line) => line.includes('Where learners stop'));
        },
        { timeout: 20_000 },
      )
      .toHaveLength(1);
    expect(JSON.parse(found.find((line) => line.includes('Where learners stop')) ?? '{}')).toMatchObject({
      event_type: 'coursewright.research.exported',
      username: 'ben',
      context: { course_id: host.courseKey },
      event: { what: 'video', purpose: 'Where learners stop' },
    });
  });

  it('are given to nobody who does not confirm, or does not say what for', async () => {
    expect((await take({ ...days, consent: '' })).status).toBe(422);
    expect((await take({ ...days, purpose: ' ' })).status).toBe(422);
    expect((await take({ ...days, what: 'accounts' })).status).toBe(422);
    expect((await take({ ...days, from: '2026-11-07' })).status).toBe(422);
    expect((await take({ ...days, csrf: 'another' })).status).toBe(403);
  });

  it('are for those of the team who see learners', async () => {
    expect((await page('ben')).status).toBe(200);
    expect((await page('root')).status).toBe(200);
    expect((await page('ana')).status).toBe(403);
    expect((await take(days, 'ana')).status).toBe(403);
    await host.engine.learners.setRole(host.learner.id, host.courseKey, 'limited_staff', false);
    expect((await page('ana')).status).toBe(403);
  });
});
