import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { ScriptSandbox } from '../../sandbox/script-sandbox.port.ts';
import { parseProblem } from '../parse-problem.ts';
import { presentProblem } from '../present-problem.ts';
import { problemCheckLine } from '../problem-check-line.ts';
import { problemMaxScore } from '../problem-max-score.ts';
import { instantiateProblem } from '../script/instantiate-problem.ts';
import { neededModules } from '../script/require-modules.ts';
import type { RunScript } from '../script/run-script.ts';
import { readValue } from '../script/script-values.ts';
import { capaVectors, differenceIn, type CapaVector } from './capa-vectors.ts';
import { shownDifference } from './shown-difference.ts';
import { standInLibrary } from './stand-in-library.ts';

/** One recorded case, judged: what it is of, and what came out otherwise. */
export interface JudgedCase {
  readonly file: 'problems' | 'synthetic' | 'suite';
  readonly id: string;
  /** Response types of its problem. */
  readonly types: readonly string[];
  readonly kind: string;
  readonly difference?: unknown;
}

export interface JudgedVectors {
  readonly cases: readonly JudgedCase[];
  /** Problems of types that are not graded here, by type: none of their cases is judged. */
  readonly ungraded: ReadonlySet<string>;
  /** Cases that need what the sandbox lacks. */
  readonly lacking: number;
}

/**
 * Every recorded case of capa, and what is recorded of a problem beside its cases: points, order of choices, variables, shown answers,
 * the error of one that cannot be loaded.
 */
export async function judgeVectors(sandbox: ScriptSandbox): Promise<JudgedVectors> {
  const lacks = await sandbox.lacks();
  const cases: JudgedCase[] = [];
  const ungraded = new Set<string>();
  let lacking = 0;
  for (const file of ['problems', 'synthetic', 'suite'] as const) {
    for (const row of capaVectors(file)) {
      const runScript: RunScript = (script) =>
        sandbox.run({ ...script, scope: row.id, libraries: [standInLibrary] });
      const types = row.load_error === undefined ? gradedTypes(row) : { graded: [], ungraded: [] };
      for (const type of types.ungraded) ungraded.add(type);
      if (types.ungraded.length > 0) continue;
      if ([...lacks].some((module) => row.xml.includes(module) || needs(row).has(module))) {
        lacking += row.cases.length;
        continue;
      }
      const of = { file, id: row.id, types: types.graded };
      const setUp = await problemDifference(row, runScript);
      cases.push({ ...of, kind: 'as it is shown', ...(setUp !== undefined && { difference: setUp }) });
      for (const one of row.cases) {
        const difference = await differenceIn(row, one, runScript);
        const kind = row.kind ?? one.kind?.replace(/^p_\d+:/, '') ?? 'suite';
        cases.push({ ...of, kind, ...(difference && { difference: [one.answers, difference] }) });
      }
    }
  }
  return { cases, ungraded, lacking };
}

function gradedTypes({ xml }: CapaVector) {
  const { responses, notGradable } = parseProblem(xml);
  const types = [...new Set(responses.map(({ element }) => element.name))];
  return { graded: types, ungraded: types.filter((type) => notGradable.includes(type)) };
}

function needs({ load_error, xml }: CapaVector): ReadonlySet<string> {
  return load_error === undefined ? neededModules(parseProblem(xml)) : new Set();
}

async function problemDifference(row: CapaVector, runScript: RunScript): Promise<unknown> {
  if (row.load_error !== undefined) return loadErrorDifference(row, runScript);
  const problem = await instantiateProblem(parseProblem(row.xml), { seed: row.seed, runScript });
  const { inputs } = presentProblem({ problem, problemId: row.problem_id, seed: row.seed });
  const found: unknown[] = [];
  const max = problemMaxScore(problem);
  if (row.max_score !== undefined && row.max_score !== max) found.push(['points', row.max_score, max]);
  const keys = problem.responses.map((response) =>
    response.inputs.map(({ key }) => `${row.problem_id}${key}`),
  );
  const recorded = row.responses.map((response) => response.inputs.map(({ id }) => id));
  if (row.max_score !== undefined && !isDeepStrictEqual(keys, recorded))
    found.push(['inputs', recorded, keys]);
  for (const { order, inputs: of } of row.responses) {
    const shown = inputs[of[0]?.id ?? '']?.choices?.map(({ name }) => name);
    if (order !== undefined && !isDeepStrictEqual(order, shown)) found.push(['order', order, shown]);
  }
  for (const [name, value] of Object.entries(row.context ?? {})) {
    const left = readValue(problem.context?.globals ?? '{}', name, z.unknown());
    if (!isDeepStrictEqual(rounded(value), rounded(left))) found.push([name, value, left]);
  }
  const shown = shownDifference(row, problem);
  if (shown !== undefined) found.push(shown);
  return found.length === 0 ? undefined : found;
}

/** Other mathematics libraries differ in the last bit of a logarithm. */
function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null), (_name, part: unknown) =>
    typeof part === 'number' && !Number.isInteger(part) ? part.toPrecision(13) : part,
  );
}

const answer = z.object({ error: z.object({ type: z.string(), message: z.string() }) });

async function loadErrorDifference({ load_error: recorded, ...row }: CapaVector, runScript: RunScript) {
  const { id, xml, seed, problem_id } = row;
  const line = await problemCheckLine(JSON.stringify({ id, xml, seed, problem_id }), runScript);
  const { error } = answer.parse(JSON.parse(line));
  const [theirs, ours] = [faultWords(recorded?.msg ?? ''), faultWords(error.message)];
  const same = error.type === recorded?.type && (theirs.includes(ours) || ours.includes(theirs));
  return same ? undefined : ['load error', recorded, error];
}

/** Without what an interpreter's version and place say: the class of the error, and where in which script it is. */
function faultWords(message: string): string {
  return message
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/\s*\((?:detected at line \d+|<[^>]*>, line \d+)\)/g, '')
    .replace(/^Error while executing script code: /, '')
    .replace(/^\w+Error: /, '')
    .trim();
}
