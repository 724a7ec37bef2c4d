import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { linesOf, plainTables, sampleEvent } from '../testing/sample-log.ts';
import { sampleTasks } from '../testing/sample-tasks.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-killed-'));
afterAll(() => rmSync(folder, { recursive: true }));

const program = fileURLToPath(new URL('../testing/run-until-killed.process.ts', import.meta.url));

/** Runs it, and kills it when it has told that often how far it is. Gives the stages it told of. */
async function run(logs: string, state: string, output: string, killAfter: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--conditions=@coursewright/source', program, logs, state, output], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const stages: string[] = [];
  for await (const chunk of child.stdout) {
    stages.push(...String(chunk).split('\n').filter(Boolean));
    if (stages.length >= killAfter) child.kill('SIGKILL');
  }
  await ended;
  return stages;
}

it('goes on where a killed run was, and ends with the same tables', async () => {
  const logs = path.join(folder, 'logs');
  mkdirSync(logs);
  const events = fc.sample(sampleEvent, { numRuns: 1200, seed: 5 });
  for (let file = 0; file < 12; file += 1)
    writeFileSync(
      path.join(logs, `tracking.log-2026010${(file % 9) + 1}-${file}.gz`),
      gzipSync(linesOf(events.slice(file * 100, file * 100 + 100))),
    );
  const state = path.join(folder, 'state');
  const output = path.join(folder, 'tables');
  for (const killAfter of [1, 4, 14, 17]) await run(logs, state, output, killAfter);
  const stages = await run(logs, state, output, Infinity);
  // Files that had been read before it was killed are not read again.
  expect(stages.filter((stage) => stage.includes('"reading"')).length).toBeLessThan(12);
  const expected = plainTables(
    sampleTasks,
    linesOf(events),
    {},
    {
      range: { from: '2026-01-02', to: '2026-01-08' },
      videoDropoff: 0.05,
      weeks: 24,
      countryOf: () => undefined,
    },
  );
  for (const { table } of sampleTasks) {
    const lines = readFileSync(path.join(output, `${table.name}.tsv`), 'utf8')
      .split('\n')
      .slice(0, -1);
    expect([table.name, lines]).toEqual([table.name, expected[table.name]]);
  }
}, 120_000);
