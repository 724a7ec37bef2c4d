import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Records } from '@coursewright/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeHost, type AllStores } from '../compose.ts';
import { readConfig } from '../config.ts';
import { noWidgets } from '../testing/no-widgets.ts';
import { runTestCli } from '../testing/test-cli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-lti-grades-'));
const env = { COURSEWRIGHT_DATA: folder, LOG_LEVEL: 'silent' };
let records: Records<AllStores> | undefined;
const open = () =>
  composeHost(
    { ...readConfig(env), publicUrl: 'http://127.0.0.1:4000' },
    {
      widgets: noWidgets,
      wrap: (ports) => {
        ({ records } = ports);
        return ports;
      },
    },
  );
const lti = (line: string) => runTestCli(['lti', ...line.split(' ')], { env, open });
let registrationId = '';

beforeAll(async () => {
  const host = await open();
  ({ id: registrationId } = await host.lti.platforms.add({
    name: 'Moodle',
    issuer: 'https://moodle.example',
    client_id: 'm1',
    deployment_ids: ['1'],
    auth_login_url: 'https://moodle.example/mod/lti/auth.php',
    auth_token_url: 'https://moodle.example/mod/lti/token.php',
    jwks_url: 'https://moodle.example/mod/lti/certs.php',
  }));
  const now = Date.UTC(2026, 0, 1) * 1000;
  await records?.transaction(async ({ ltiScores, ltiCouriers }) => {
    for (const userId of [7, 8, 9]) {
      await ltiScores.enqueueScore({ linkId: 'link', userId, registrationId, usageKey: 'block', now });
    }
    const refused = { kind: 'failed', error: 'no such learner', at: now } as const;
    await ltiScores.settleScore({ linkId: 'link', userId: 8, generation: 0 }, refused);
    const pausedUntil = now + 1;
    await ltiCouriers.putCourier(registrationId, { failures: 3, pausedUntil, reason: 'it is down' });
  });
  await host.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('coursewright lti grades and lti resync', () => {
  it('counts grades by state, and says why an LMS is left alone', async () => {
    expect((await lti('grades')).out).toBe(
      `Moodle  ${registrationId}  2 waiting, 0 sent, 1 failed  paused: it is down\n`,
    );
    expect(JSON.parse((await lti('grades --json')).out)).toMatchObject({
      platform: registrationId,
      counts: { waiting: 2, sent: 0, failed: 1 },
    });
  });

  it('lists the refused ones with the reason, and those that wait', async () => {
    const [, ...failed] = (await lti('grades --failed')).out.trimEnd().split('\n');
    expect(failed).toEqual([
      expect.stringMatching(
        /^ {2}2026-01-01T00:00:00\S+ {2}learner 8 {2}block {2}link link {2}no such learner$/,
      ),
    ]);
    const waiting = (await lti(`grades --waiting --json --platform ${registrationId}`)).out
      .trimEnd()
      .split('\n');
    expect(waiting.slice(1).map((line) => JSON.parse(line).userId)).toEqual([7, 9]);
    expect((await lti('grades --failed --waiting')).code).toBe(2);
    expect((await lti('grades --platform nothing')).code).toBe(1);
  });

  it('sends again what is named, and wants to be told what that is', async () => {
    expect((await lti(`resync --platform ${registrationId} --learner 8`)).out).toBe(
      '1 grade is on the way again.\n',
    );
    expect((await lti('resync --link link')).out).toBe('3 grades are on the way again.\n');
    expect((await lti('grades')).out).toBe(`Moodle  ${registrationId}  3 waiting, 0 sent, 0 failed\n`);
    expect((await lti('resync')).code).toBe(2);
    expect((await lti('resync --link link --learner everybody')).code).toBe(2);
    expect((await lti('resync --platform nothing')).code).toBe(1);
  });
});
