import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { GeneratedSubmission } from './generate-submissions.ts';

export interface CapaReading {
  /** Of each submission. */
  readonly scores: readonly number[];
  /** For all submissions, one a round. */
  readonly seconds: readonly number[];
}

/** A Python that has PyPI's `xblocks-contrib` 0.13.1, Open edX's own problem block. */
export const capaPython = process.env['COURSEWRIGHT_CAPA_PYTHON'];

/** Has capa grade the submissions in a process of its own, `rounds` times after a first that is not timed. */
export async function runCapa(
  python: string,
  submissions: readonly GeneratedSubmission[],
  rounds: number,
): Promise<CapaReading> {
  const script = fileURLToPath(new URL('./capa-peer.py', import.meta.url));
  const child = spawn(python, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  child.stdin.end(JSON.stringify({ submissions, rounds }));
  const output = await text(child.stdout);
  const [code] = await ended;
  if (code !== 0) throw new Error(`capa ended with code ${String(code)}.`);
  return JSON.parse(output) as CapaReading;
}
