import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bubblewrapIsHere } from '@coursewright/core/bubblewrap';
import type { AnsweredProblemName } from '../answers/answered-problem.ts';
import type { LoadReport, Target } from '../answers/load-report.ts';
import { startMeasured } from '../answers/measured-process.ts';
import { runLoad } from '../answers/run-load.ts';
import type { Figure } from '../figure.ts';

/**
 * An answer's way through HTTP, from 100 learners at once, where the author's Python grades: every answer another one, so that no
 * result is known already, on either sandbox; beside it a line of text that needs no Python. Flat out every learner waits
 * for 99 others; at 40 a second, arriving evenly, an answer's own time shows.
 */
export async function benchPythonAnswers(): Promise<Figure[]> {
  const sandboxes = bubblewrapIsHere() ? ['bubblewrap', 'pyodide'] : ['pyodide'];
  if (sandboxes.length === 1) console.error('python-answers: without bubblewrap, which is not installed.');
  const figures = figuresOf('a line of text, no Python', await measure('text', 'off'));
  for (const sandbox of sandboxes) {
    figures.push(...figuresOf(`graded by Python, ${sandbox}`, await measure('python', sandbox)));
  }
  return figures;
}

function figuresOf(name: string, { flatOut, steady }: LoadReport): Figure[] {
  const figure = (what: string, value: number, unit: string): Figure => ({
    bench: 'python-answers',
    name: `${name}, ${what}`,
    value,
    unit,
  });
  return [
    figure('100 learners flat out', flatOut.perSecond, '1/s'),
    figure('p50 flat out', flatOut.p50, 'ms'),
    figure('p99 flat out', flatOut.p99, 'ms'),
    figure('p50 at 40/s', steady.p50, 'ms'),
    figure('p99 at 40/s', steady.p99, 'ms'),
  ];
}

async function measure(problem: AnsweredProblemName, sandbox: string): Promise<LoadReport> {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-python-answers-'));
  const settings = JSON.stringify({ COURSEWRIGHT_PYTHON: sandbox });
  const host = startMeasured('host-process.ts', folder, settings, problem);
  try {
    return await runLoad((await host.message()) as Target);
  } finally {
    await host.stop();
    rmSync(folder, { recursive: true });
  }
}
