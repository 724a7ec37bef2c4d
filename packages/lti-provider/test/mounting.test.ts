import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEngine } from '@coursewright/core/embedded';
import { freePort } from '@coursewright/core/testing';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ltiModule } from '../src/adapters/sql/lti-module.ts';
import { createLtiTool } from '../src/create-lti-tool.ts';
import { openTestPlatform, type TestPlatform } from '../src/testing/test-platform.ts';
import { courseKey as launchedCourse, openTestTool } from '../src/testing/test-tool.ts';
import { walkLaunch } from '../src/testing/walk-launch.ts';

/** Without types of its own; what is used of it has not changed since. */
const express4 = createRequire(import.meta.url)('express-4') as typeof express;
const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const guide = here('../../../docs/guide/');
const program = path.join(guide, 'lti-mounted.ts');
const courseKey = 'course-v1:Mounted+M+1';
const olx = `<course org="Mounted" course="M" url_name="1" display_name="Mounted" start="2020-01-01T00:00:00Z">
  <chapter url_name="c"><sequential url_name="s"><vertical url_name="v"><html url_name="h"><p>Read.</p></html></vertical></sequential></chapter>
</course>`;

it('the guide has the program that is beside it', () => {
  const text = readFileSync(path.join(guide, 'lti-mounting.md'), 'utf8');
  expect(/^```ts\n([^]*?)^```/m.exec(text)?.[1]).toBe(readFileSync(program, 'utf8'));
});

describe.each([
  ['Express 5', []],
  ['Express 4', ['--import', here('./mounting/use-express-4.ts')]],
] as const)('the program of the guide on %s', (version, more) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-mounted-'));
  let platform: TestPlatform;
  let url: string;
  let said = '';
  let stop: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    platform = await openTestPlatform();
    const data = path.join(folder, 'data');
    writeFileSync(path.join(folder, 'course.xml'), olx);
    await prepare(data, url, platform, folder);
    const child = spawn(process.execPath, ['--conditions=@coursewright/source', ...more, program], {
      env: { ...process.env, PORT: String(port), DATA: data },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    stop = async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    };
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('The program ended.')));
    const listens = new Promise<void>((resolve) => {
      child.stdout.on('data', (text: Buffer) => {
        said += text.toString();
        if (said.includes('/lti/login')) resolve();
      });
    });
    await Promise.race([listens, ended]);
    ended.catch(() => undefined);
  });
  afterAll(async () => {
    await stop?.();
    await platform.close();
    rmSync(folder, { recursive: true });
  });

  it('is really run on it, beside what the app had before', async () => {
    expect(said.includes('Express 4.22')).toBe(version === 'Express 4');
    expect(await (await fetch(url)).text()).toBe('The app that was there before');
  });

  it('lets a learner in, to the page of the app, framed by the platform', async () => {
    const link = { id: 'l', contextId: 'course-1', clientId: 'client-1', title: 'L' };
    await platform.store.putLink({ ...link, custom: { course: courseKey } });
    const initiation = await platform.platform.startLaunch({ linkId: 'l', user: { id: 'ada' } });
    const opened = await walkLaunch(initiation, 'ada');
    expect(opened.status).toBe(303);
    const page = await fetch(new URL(opened.headers.get('location') ?? '', url));
    expect(await page.text()).toContain(`Welcome to ${courseKey}`);
    expect(page.headers.get('content-security-policy')).toContain(platform.origin);
  });

  it('refuses with a page of its own, in the browser’s language', async () => {
    const answer = await fetch(`${url}/lti/launch`, {
      method: 'POST',
      headers: { 'accept-language': 'es' },
      body: new URLSearchParams({ id_token: 'x' }),
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/<html lang="es">[^]*state_missing/);
  });

  it('leaves what is not its own to the app', async () => {
    expect((await fetch(`${url}/nothing`)).status).toBe(404);
    expect((await fetch(`${url}/lti/nothing`)).status).toBe(404);
    const broken = await fetch(`${url}/lti/register/%E0%A4%A`);
    // A fault in the provider's router comes to the app's own handler.
    expect([broken.status, await broken.text()]).toEqual([500, 'Something went wrong.']);
  });
});

describe.each([
  ['Express 5', express],
  ['Express 4', express4],
] as const)('a parser of bodies in front of the router, on %s', (_version, make) => {
  it.each(['json', 'urlencoded', 'none'] as const)('does no harm: %s', async (parser) => {
    const app = make();
    if (parser !== 'none') app.use(parser === 'json' ? make.json() : make.urlencoded({ extended: false }));
    const [platform, tool] = await Promise.all([openTestPlatform(), openTestTool({ app })]);
    await tool.tool.platforms.add(platform.register(tool.tool.addresses));
    const link = { id: 'l', contextId: 'course-1', clientId: 'client-1', title: 'L' };
    await platform.store.putLink({ ...link, custom: { course: launchedCourse } });
    const initiation = await platform.platform.startLaunch({ linkId: 'l', user: { id: 'ada' } });
    expect((await walkLaunch(initiation, 'ada')).status).toBe(303);
    await tool.close();
    await platform.close();
  });
});

/** A course, and the platform registered, as an administrator has done it before. */
async function prepare(data: string, url: string, platform: TestPlatform, folder: string): Promise<void> {
  const engine = await openEngine({ data, modules: [ltiModule] });
  const tool = createLtiTool({
    ...engine,
    publicUrl: url,
    secret: 'at least 32 characters, for your eyes only',
    openSession: async () => '/',
  });
  await engine.courses.import({ source: folder, author: 'test' });
  await tool.platforms.add(platform.register(tool.addresses));
  await engine.close();
}
