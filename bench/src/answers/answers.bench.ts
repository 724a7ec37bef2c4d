import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Figure } from '../figure.ts';
import type { LoadReport, Target } from './load-report.ts';

/**
 * Durable answers through HTTP from 100 learners at once: flat out, and at 400 a second. The host, the peer and the load run in processes of their own. The peer is what an answer costs at the least: Express,
 * JSON, one `INSERT` into the same SQLite with the same `synchronous=FULL`; no grading, state, events, access or grades.
 */
export async function benchAnswers(): Promise<Figure[]> {
  const host = await measure('host-process.ts');
  const peer = await measure('peer-process.ts');
  const figure = (name: string, value: number, unit: string): Figure => ({
    bench: 'answers',
    name,
    value,
    unit,
  });
  return [
    figure('answers, 100 learners flat out', host.flatOut.perSecond, '1/s'),
    figure('p50 flat out', host.flatOut.p50, 'ms'),
    figure('p99 flat out', host.flatOut.p99, 'ms'),
    figure('p50 at 400/s of 100 learners', host.steady.p50, 'ms'),
    figure('p99 at 400/s of 100 learners', host.steady.p99, 'ms'),
    figure('express + node:sqlite insert, flat out', peer.flatOut.perSecond, '1/s'),
    figure('express + node:sqlite insert, p99 flat out', peer.flatOut.p99, 'ms'),
    figure('express + node:sqlite insert, p99 at 400/s', peer.steady.p99, 'ms'),
    figure('answers to the peer’s inserts', host.flatOut.perSecond / peer.flatOut.perSecond, 'x'),
  ];
}

async function measure(server: string): Promise<LoadReport> {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-answers-'));
  const child = start(server, folder);
  try {
    const [target]: Target[] = await message(child);
    const load = start('load-process.ts', '');
    load.send(target ?? '');
    const [report]: LoadReport[] = await message(load);
    if (report === undefined) throw new Error('The load process gave no report.');
    return report;
  } finally {
    child.send('stop');
    await once(child, 'exit');
    rmSync(folder, { recursive: true });
  }
}

function start(file: string, argument: string): ChildProcess {
  return fork(path.join(import.meta.dirname, file), [argument], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

async function message<T>(child: ChildProcess): Promise<T[]> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${child.spawnargs[1]} ended with ${String(code)}.`);
  });
  return (await Promise.race([once(child, 'message'), ended])) as T[];
}
