import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Figure } from '../figure.ts';
import type { LoadReport, Target } from './load-report.ts';
import { mariadbAnswers } from './mariadb-answers.ts';
import { startMeasured } from './measured-process.ts';
import { runLoad } from './run-load.ts';

/**
 * Durable answers through HTTP from 100 learners at once: flat out, and at 400 a second. The host, the peer and the load run in processes of their own. The peer is what an answer costs at the least: Express,
 * JSON, one `INSERT` into the same SQLite with the same `synchronous=FULL`; no grading, state, events, access or grades.
 * With `COURSEWRIGHT_MYSQL_URL` (`scripts/services.ts up mariadb` prints it) also on that server, by one host process and by two.
 */
export async function benchAnswers(): Promise<Figure[]> {
  const host = await measure('host-process.ts');
  const peer = await measure('peer-process.ts');
  const url = process.env['COURSEWRIGHT_MYSQL_URL'] ?? '';
  const onServer = url === '' ? [] : await mariadbAnswers(url);
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
    ...onServer,
  ];
}

async function measure(server: string): Promise<LoadReport> {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-answers-'));
  const measured = startMeasured(server, folder);
  try {
    return await runLoad((await measured.message()) as Target);
  } finally {
    await measured.stop();
    rmSync(folder, { recursive: true });
  }
}
