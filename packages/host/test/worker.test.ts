import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { runCoursewright, startCoursewright } from './run-coursewright.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-worker-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a worker works until it is told to stop, on the data folder that commands use beside it', async () => {
  const env = { COURSEWRIGHT_DATA: path.join(folder, 'data'), LOG_LEVEL: 'warn' };
  const worker = startCoursewright(['worker'], env);
  const ended = new Promise<number | null>((resolve) => worker.on('close', resolve));
  await new Promise<void>((resolve) =>
    worker.stderr.on('data', (told: Buffer) => {
      if (told.includes('works in the background')) resolve();
    }),
  );
  expect((await runCoursewright(['course', 'list'], { env })).code).toBe(0);
  worker.kill('SIGTERM');
  expect(await ended).toBe(0);
});

it('a setting of a service that is wrong ends the start and is named', async () => {
  const env = { COURSEWRIGHT_DATA: path.join(folder, 'data'), COURSEWRIGHT_REDIS_URL: 'redis://127.0.0.1:1' };
  const { code, err } = await runCoursewright(['worker'], { env });
  expect(code).not.toBe(0);
  expect(err).toContain('Redis does not answer');
});
