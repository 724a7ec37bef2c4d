import { cachedSandbox, type Script, type ScriptSandbox } from '@coursewright/core';
import { BubblewrapSandbox, bubblewrapIsHere } from '@coursewright/core/bubblewrap';
import { PyodideSandbox } from '@coursewright/core/pyodide';
import type { Figure } from '../figure.ts';

const answers = 1000;
/** How many runs the slow ways get; their rate does not change with more. */
const fewer = 20;
/** What capa's own way, a process with a fresh interpreter for each answer, was measured to take. */
const capaSeconds = 0.3;

const grader = `
import re

def judge(expect, ans):
    words = re.findall(r'[a-z]+', ans.lower())
    hits = sum(1 for word in words if word in expect.split())
    return {'ok': hits > 0, 'msg': '%d of %d' % (hits, len(words)), 'grade_decimal': min(1.0, hits / 4)}

verdict = judge(expect, ans)
`;

const submission = (place: number): Script => ({
  scope: 'course-v1:Bench+Python+1@1',
  code: grader,
  globals: JSON.stringify({
    expect: 'mass times acceleration force',
    ans: `force ${place} is mass ${place}`,
  }),
  seed: 1,
  libraries: [],
});

/**
 * Answers a second to one script in Python, every answer different and each in an interpreter that no other run has touched; the
 * first answer after a start; the same answers again from the cache. Beside them capa's own way: a process for each answer.
 */
export async function benchPython(): Promise<Figure[]> {
  const figures: Figure[] = [];
  const figure = (name: string, value: number, unit: string): void =>
    void figures.push({ bench: 'python', name, value, unit });
  let processes: number | undefined;
  if (bubblewrapIsHere()) {
    processes = await aProcessEach();
    figure('a jailed process for each answer', processes, '1/s');
  } else {
    console.error('python: without bubblewrap, and so without the way of a process for each answer.');
  }
  const sandboxes: readonly (readonly [string, () => ScriptSandbox])[] = [
    ...(processes === undefined ? [] : [['bubblewrap', () => new BubblewrapSandbox()] as const]),
    ['Pyodide', () => new PyodideSandbox()],
  ];
  for (const [name, open] of sandboxes) {
    const sandbox = open();
    const start = performance.now();
    await grade(sandbox, 1);
    figure(`first answer after a start, ${name}`, performance.now() - start, 'ms');
    const rate = await perSecond(sandbox, answers);
    figure(`different answers, ${name}`, rate, '1/s');
    if (processes !== undefined) figure(`${name} to a process each`, rate / processes, 'times');
    figure(`${name} to capa’s ${capaSeconds} s an answer (aim 20)`, rate * capaSeconds, 'times');
    const cached = cachedSandbox(sandbox);
    await grade(cached, answers);
    figure(`known answers, ${name}`, await perSecond(cached, answers), '1/s');
    await sandbox.close();
  }
  return figures;
}

async function aProcessEach(): Promise<number> {
  const start = performance.now();
  for (let place = 0; place < fewer; place += 1) {
    const sandbox = new BubblewrapSandbox({ jails: 1 });
    await judged(sandbox, place);
    await sandbox.close();
  }
  return (fewer * 1000) / (performance.now() - start);
}

async function perSecond(sandbox: ScriptSandbox, count: number): Promise<number> {
  const start = performance.now();
  await grade(sandbox, count);
  return (count * 1000) / (performance.now() - start);
}

/** As many at once as the sandbox takes: it has its own queue. */
async function grade(sandbox: ScriptSandbox, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, place) => judged(sandbox, place)));
}

async function judged(sandbox: ScriptSandbox, place: number): Promise<void> {
  const outcome = await sandbox.run(submission(place));
  if (!outcome.ok) throw new Error(`The grader failed: ${outcome.message}`);
}
