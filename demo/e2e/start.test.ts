import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../src/start/listen.ts';
import { openLmsStore } from '../src/lms/store/lms-store.ts';
import { addActivity } from '../src/lms/activities.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
let data: string;
beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'coursewright-start-'));
});
afterAll(async () => {
  await rm(data, { recursive: true });
});

/** Settings of whoever runs the tests, services that suites are run on among them, are none of the demo's. */
const inherited = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('COURSEWRIGHT_')),
);

/** `npm start` without its build: runs until `until` is in what it prints, is told to stop, and ends. */
async function run(env: Record<string, string>, args: readonly string[] = [], until = 'Ctrl+C stops it') {
  const child = spawn(process.execPath, ['--conditions=@coursewright/source', main, ...args], {
    env: {
      ...inherited,
      COURSEWRIGHT_DATA: data,
      PORT: '0',
      DEMO_LMS_PORT: '0',
      DEMO_SITE_PORT: '0',
      LOG_LEVEL: 'error',
      ...env,
    },
  });
  let printed = '';
  const take = (chunk: Buffer): void => {
    printed += chunk.toString('utf8');
    if (printed.includes(until)) child.kill('SIGTERM');
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const code = await new Promise<number | null>((resolve) => {
    child.on('exit', resolve);
  });
  return { code, printed };
}

const store = () => openLmsStore(path.join(data, 'demo', 'lms'));

describe('npm start', () => {
  it('imports the sample course, prints addresses and log-ins, and stops in order', async () => {
    const { code, printed } = await run({});
    expect(printed).toContain('Imported course-v1:Coursewright+Chance+2026');
    expect(printed).not.toContain('findings');
    expect(printed).toMatch(/http:\/\/localhost:\d+ +the demo LMS/);
    expect(printed).toMatch(/http:\/\/127\.0\.0\.1:\d+ +the course host/);
    expect(printed).toMatch(/grace +grace-demo/);
    expect(code).toBe(0);
  });

  it('finds everything as it was the second time, and leads picked links to where the host is now', async () => {
    const before = await (await store()).links('course-1');
    const picked = 'http://127.0.0.1:1/lti/launch?block=b';
    await addActivity(await store(), {
      id: 'picked',
      contextId: 'course-1',
      clientId: 'coursewright',
      title: 'Picked',
      targetLinkUri: picked,
    });
    const { code, printed } = await run({});
    expect(code).toBe(0);
    expect(printed).not.toContain('Import');
    const hostUrl = /(http:\/\/127\.0\.0\.1:\d+) /.exec(printed)?.[1];
    const after = await (await store()).links('course-1');
    expect(after.slice(0, -1)).toEqual(before);
    expect(after.at(-1)?.targetLinkUri).toBe(`${hostUrl}/lti/launch?block=b`);
  });

  it('registers a tool from a file, once', async () => {
    const file = path.join(data, 'tool.json');
    const addresses = {
      login_url: 'https://t.example/in',
      launch_url: 'https://t.example',
      jwks_url: 'https://t.example/k',
    };
    await writeFile(file, JSON.stringify({ name: 'Another tool', ...addresses }));
    for (const _time of [1, 2]) {
      const { printed } = await run({}, ['--tool', file]);
      expect(printed).toMatch(/"auth_login_url": "http:\/\/localhost:\d+\/lti\/platform\/auth"/);
    }
    expect((await (await store()).tools()).map(({ name }) => name).sort()).toEqual([
      'Another tool',
      'Coursewright',
    ]);
  });

  it.each(['PORT', 'DEMO_LMS_PORT', 'DEMO_SITE_PORT'])(
    'names %s when its value is wrong or its port is taken',
    async (name) => {
      const wrong = await run({ [name]: 'four thousand' });
      expect(wrong).toMatchObject({ code: 78 });
      expect(wrong.printed).toContain(name);
      const other = await listen('OTHER', 0);
      const taken = await run({ [name]: String(other.port) });
      await other.close();
      expect(taken).toMatchObject({ code: 78 });
      expect(taken.printed).toContain(`${name}: `);
      expect(taken.printed).toContain('in use');
    },
  );

  it('warns that its passwords are known when others can reach it', async () => {
    const { printed } = await run({ HOST: '0.0.0.0' });
    expect(printed).toContain("whoever reaches the host knows the demo's passwords");
    expect((await run({})).printed).not.toContain('whoever reaches');
  });

  it('says how it is used when an argument is none of its own', async () => {
    const { code, printed } = await run({}, ['--curse', 'x']);
    expect(code).toBe(1);
    expect(printed).toContain('--course');
  });

  it('says what is wrong with a course that is none', async () => {
    const { code, printed } = await run({}, ['--course', path.join(data, 'tool.json')]);
    expect(code).toBe(1);
    expect(printed).toMatch(/no course|damaged|archive/i);
  });
});
