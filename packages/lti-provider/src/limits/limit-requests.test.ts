import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { launchAs, putCourseLink } from '../testing/launched-course.ts';
import { openTestPlatform } from '../testing/test-platform.ts';
import { openTestTool } from '../testing/test-tool.ts';
import { addressKey } from './address-key.ts';
import { memoryLimits } from './memory-limits.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

async function limited(points?: number) {
  const asked: [string, number, number][] = [];
  const time = { now: 1e15 };
  const limits = memoryLimits({ clock: { now: () => time.now } });
  const app = express().set('trust proxy', true);
  const tool = await openTestTool({
    app,
    limits: (...of) => {
      asked.push(of);
      return limits(of[0], points ?? of[1], of[2]);
    },
  });
  opened.push(tool);
  const from = (ip: string, path = '/lti/jwks.json') =>
    fetch(`${tool.publicUrl}${path}`, { headers: { 'x-forwarded-for': ip } });
  return { tool, asked, time, from };
}

describe('requests of one network', () => {
  it('are a class of 500 that opens an activity at once, by six requests each', async () => {
    const { asked } = await limited();
    expect(asked).toContainEqual(['lti', expect.any(Number), 60]);
    expect(asked[0]?.[1]).toBeGreaterThanOrEqual(500 * 6);
  });

  it('are answered with a page that says how long to wait once there are too many, and others are not', async () => {
    const { time, from } = await limited(3);
    for (let request = 0; request < 3; request += 1) expect((await from('192.0.2.1')).status).toBe(200);
    time.now += 20_000_000;
    const answer = await from('192.0.2.1', '/lti/login');
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('40');
    expect(await answer.text()).toContain('Wait 40 seconds');
    expect((await from('192.0.2.2')).status).toBe(200);
    time.now += 40_000_000;
    expect((await from('192.0.2.1')).status).toBe(200);
  });

  it('are let in again though somebody there went on and on', async () => {
    const { time, from } = await limited(1);
    for (let minute = 0; minute < 3; minute += 1) {
      expect((await from('192.0.2.1')).status).toBe(200);
      expect((await from('192.0.2.1')).status).toBe(429);
      time.now += 60_000_000;
    }
  });

  it('do not count for the pages beside the tool', async () => {
    const app = express();
    app.get('/shop', (_request, response) => void response.send('open'));
    const clock = { now: () => 1e15 };
    const tool = await openTestTool({ app, limits: (name) => memoryLimits({ clock })(name, 0, 60) });
    opened.push(tool);
    expect((await fetch(`${tool.publicUrl}/shop`)).status).toBe(200);
    expect((await fetch(tool.tool.addresses.jwks)).status).toBe(429);
  });

  it('are many launches', async () => {
    const [platform, { tool }] = await Promise.all([openTestPlatform(), limited()]);
    opened.push(platform);
    await tool.tool.platforms.add(platform.register(tool.tool.addresses));
    await putCourseLink(platform, tool);
    const launches = await Promise.all(Array.from({ length: 60 }, () => launchAs(platform, 'ada')));
    expect(new Set(launches)).toEqual(new Set(['ok']));
  });

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['', ''],
  ])('have one key: %s is of %s', (ip, key) => {
    expect(addressKey(ip)).toBe(key);
  });
});
