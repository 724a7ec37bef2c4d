import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '@coursewright/core/testing';
import { afterAll, expect, it } from 'vitest';
import { bin } from './run-coursewright.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const answers = (url: string) =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

it.each([
  ['Node takes its place', []],
  ['an older Node waits for it', ['--import', 'data:text/javascript,process.execve=undefined']],
])('a command that is killed leaves no host behind, where %s', async (_how, nodeArguments) => {
  const port = await freePort();
  const env = {
    PATH: process.env['PATH'],
    PORT: String(port),
    COURSEWRIGHT_DATA: path.join(folder, String(port)),
  };
  const child = spawn(process.execPath, [...nodeArguments, bin, 'serve'], { env, stdio: 'ignore' });
  const exit = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  await expect.poll(() => answers(url), { timeout: 30_000 }).toBe(true);
  child.kill('SIGKILL');
  await exit;
  await expect.poll(() => answers(url), { timeout: 15_000 }).toBe(false);
});
