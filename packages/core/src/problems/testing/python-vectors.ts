import type { ScriptSandbox } from '../../sandbox/script-sandbox.port.ts';
import { parseProblem } from '../parse-problem.ts';
import { capaVectors, differenceIn, needsPython, type CapaVector } from './capa-vectors.ts';

/** Recorded with a library that is not among the data: the course's own `python_lib.zip`. */
const withoutTheirLibrary = new Set(['2893eeecad031d58', '67780e3d8090cc12', 'd9607722d277b1ba']);
/** A test of upstream's that puts another error in the place of the real one; see docs/compatibility.md. */
const notReal = new Set(['dd1d409cde43272e']);

/** The cases that need Python, run in a sandbox: how many are as capa has them, and what differs. */
export async function judgePythonVectors(sandbox: ScriptSandbox): Promise<{
  readonly equal: number;
  readonly lacking: number;
  readonly failures: readonly unknown[];
}> {
  const lacks = await sandbox.lacks();
  const failures: unknown[] = [];
  const counts = { equal: 0, lacking: 0 };
  for (const row of [...capaVectors('problems'), ...capaVectors('synthetic'), ...capaVectors('suite')]) {
    if (row.load_error !== undefined || !needsPython(row) || isException(row)) continue;
    for (const one of row.cases) {
      if ([...lacks].some((module) => row.xml.includes(module))) {
        counts.lacking++;
        continue;
      }
      const difference = await differenceIn(row, one, (script) =>
        sandbox.run({ ...script, scope: row.id, libraries: [] }),
      );
      if (difference === undefined) counts.equal++;
      else failures.push([row.id, one.answers, difference]);
    }
  }
  return { ...counts, failures };
}

function isException({ id, xml }: CapaVector): boolean {
  return withoutTheirLibrary.has(id) || notReal.has(id) || parseProblem(xml).notGradable.length > 0;
}
