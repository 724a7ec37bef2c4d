import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTestPlatform, type TestPlatform } from '@coursewright/lti-provider/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeHost } from '../compose.ts';
import { openStores } from '../compose/open-stores.ts';
import { readConfig } from '../config.ts';
import { noWidgets } from '../testing/no-widgets.ts';
import { runTestCli } from '../testing/test-cli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-lti-doctor-'));
const env = { COURSEWRIGHT_DATA: path.join(folder, 'data'), LOG_LEVEL: 'silent' };
const open = () =>
  composeHost({ ...readConfig(env), publicUrl: 'http://127.0.0.1:4000' }, { widgets: noWidgets });
const doctor = (args: readonly string[], input?: string) =>
  runTestCli(['lti', 'doctor', ...args], { env, open, ...(input !== undefined && { input }) });

describe('coursewright lti platform invite', () => {
  it('makes an address that an LMS registers itself by', async () => {
    const { out } = await runTestCli(['lti', 'platform', 'invite', '--json'], { env, open });
    expect(JSON.parse(out)).toMatchObject({
      address: expect.stringMatching(/^http:\/\/127\.0\.0\.1:4000\/lti\/register\/[\w.-]+$/),
    });
  });
});

describe('coursewright lti doctor', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await openTestPlatform();
  });
  afterAll(async () => {
    await platform.close();
    rmSync(folder, { recursive: true });
  });

  it('says so when no launch was refused', async () => {
    expect(await doctor([])).toMatchObject({
      code: 0,
      out: 'No launch was refused in the last seven days.\n',
    });
  });

  it('lists the last refused launches with cause and remedy, and finds one by its number', async () => {
    const host = await open();
    await host.lti.platforms.add({
      ...platform.register(host.lti.addresses),
      name: 'School',
      product: 'moodle',
    });
    const [registration] = await host.lti.platforms.list();
    await host.close();
    const stores = await openStores(readConfig(env));
    await stores.records.transaction((tx) =>
      tx.ltiLaunches.keepLaunches(
        [
          {
            id: 'launch-1',
            at: host.clock.now(),
            outcome: 'refused',
            step: 'launch',
            code: 'deployment_unknown',
            facts: { deployment: '9', platform: 'School' },
            ...(registration !== undefined && { registrationId: registration.id }),
          },
        ],
        10,
      ),
    );
    await stores.close();
    const { out } = await doctor([]);
    expect(out).toContain('launch-1  School');
    expect(out).toContain('✗ Deployment 9 is not registered for School.');
    expect(out).toContain('Moodle: Manage tools');
    expect(out).toContain('deployment_unknown, core §5.3.3');
    expect((await doctor(['launch-1', '--language', 'es'])).out).toContain('Gestionar herramientas');
    expect(JSON.parse((await doctor(['launch-1', '--json'])).out)).toMatchObject({
      id: 'launch-1',
      explanation: { code: 'deployment_unknown' },
    });
    expect(await doctor(['nobody'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('kept for a week'),
    });
  });

  it('explains a pasted token from a file or standard input, and ends with 1 when it has a fault', async () => {
    const token = await platform.sign({ iss: platform.origin, aud: 'client-1', sub: 'ada', name: 'Ada' });
    const file = path.join(folder, 'token');
    writeFileSync(file, `${token}\n`);
    const { code, out } = await doctor(['--token', file]);
    expect(code).toBe(1);
    expect(out).toContain('For School');
    expect(out).toContain('exp_missing, security §5.1.3 #7');
    const json = (await doctor(['--token', '-', '--json'], token)).out;
    expect(JSON.parse(json)).toMatchObject({
      faults: expect.arrayContaining([expect.objectContaining({ code: 'iat_missing' })]),
    });
    expect(json).not.toContain('Ada');
  });

  it.each([
    [['--token', '/nowhere'], 1],
    [['--language', 'tlh'], 2],
    [['--limit', '0'], 2],
  ])('says what is wrong with %j', async (args, wanted) => {
    const { code, err } = await doctor(args);
    expect(code).toBe(wanted);
    expect(err).not.toBe('');
  });
});
