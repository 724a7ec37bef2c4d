import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeArchive } from '@coursewright/core';
import type { Figure } from '../figure.ts';
import { median } from '../quantile.ts';
import { generateCourse } from './generate-course.ts';
import type { OlxReading, OlxTask } from './olx-process.ts';

const blocks = 7000;
const seed = 20260101;
const rounds = 5;

/**
 * A generated course of 7,000 blocks as a `.tar.gz`, into an empty data folder and out of it, each in a process of its
 * own. Beside it, in the same rounds, the least that any importer does: unpack the archive and parse each XML file with
 * saxes, keeping nothing. The median round counts.
 */
export async function benchOlx(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'coursewright-bench-olx-'));
  try {
    const archive = path.join(folder, 'course.tar.gz');
    await writeFile(archive, writeArchive(generateCourse(blocks, seed)));
    const readings: Record<OlxTask, OlxReading[]> = { import: [], export: [], saxes: [] };
    for (let round = 0; round < rounds; round += 1) {
      const data = path.join(folder, `data-${round}`);
      for (const task of ['saxes', 'import', 'export'] as const) {
        readings[task].push(await run(task, archive, data));
      }
      await rm(data, { recursive: true });
    }
    const [imported] = readings.import;
    if (imported?.done !== blocks) throw new Error(`${imported?.done} blocks of ${blocks} were imported`);
    const time = (task: OlxTask) => median(readings[task].map(({ ms }) => ms));
    const memory = (task: OlxTask) => Math.max(...readings[task].map(({ peakBytes }) => peakBytes)) / 1e6;
    const figure = (name: string, value: number, unit: string): Figure => ({
      bench: 'olx',
      name,
      value,
      unit,
    });
    return [
      figure('import of 7,000 blocks', time('import') / 1000, 's'),
      figure('blocks imported', (blocks * 1000) / time('import'), 'a second'),
      figure('export of 7,000 blocks', time('export') / 1000, 's'),
      figure('blocks exported', (blocks * 1000) / time('export'), 'a second'),
      figure('peak memory of an import', memory('import'), 'MB'),
      figure('peak memory of an export', memory('export'), 'MB'),
      figure('unpacking and parsing with saxes alone', time('saxes') / 1000, 's'),
      figure('import to unpacking and parsing alone', time('import') / time('saxes'), 'times'),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function run(task: OlxTask, archive: string, data: string): Promise<OlxReading> {
  const child = fork(new URL('./olx-process.ts', import.meta.url), [task, archive, data], {
    execArgv: ['--conditions=@coursewright/source'],
  });
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${task} ended with ${code}`)));
  const [reading] = (await Promise.race([once(child, 'message'), ended])) as [OlxReading];
  ended.catch(() => undefined);
  return reading;
}
