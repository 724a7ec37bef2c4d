import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { cachedSandbox, CoreError } from '@coursewright/core';
import { problemCheckLine, type RunScript } from '@coursewright/core/problems';
import { openSandbox } from '../compose/open-sandbox.ts';
import { readSettings } from '../settings.ts';
import type { Cli } from './cli.ts';
import { defineCommand } from './define-command.ts';
import { exitCodes } from './exit-codes.ts';
import { inputLines } from './input-lines.ts';
import { problemReportLines, readAnswer, reportSummary } from './problem-report.ts';
import { writeLine } from './write-line.ts';

const tooLong = JSON.stringify({ id: null, error: { type: 'bad_input', message: 'The line is too long.' } });

export const problemCheck = defineCommand({
  name: 'problem check',
  summary: 'Grades answers to problems, line by line',
  notes: `Reads a JSON line a case: {"id","xml","seed","problem_id","answers","attempt"}; seed 1, problem_id "p" and
attempt 1 where they are absent. With --json every case is answered with a JSON line of its own, faults too, and the
command ends with 0; the readable report ends with 1 when a case could not be graded.`,
  argument: { name: 'FILE', help: 'Where the cases are; standard input without it, or as -.', default: '-' },
  options: {
    json: {
      type: 'boolean',
      help: '{"id","correct_map","score","total","success","overall_message"} or {"id","error"}; "unknown_answers" where ids are of no input.',
    },
  },
  run: async ({ argument, options: { json } }, cli) => {
    const sandbox = cachedSandbox(openSandbox(readSettings(cli.env).python));
    const runScript: RunScript = (script) =>
      sandbox.run({ ...script, scope: 'problem check', libraries: [] });
    try {
      return await checkCases({ file: argument, json: json === true, runScript }, cli);
    } finally {
      await sandbox.close();
    }
  },
});

async function checkCases(
  { file, json, runScript }: { readonly file: string; readonly json: boolean; readonly runScript: RunScript },
  { input, output, errors }: Cli,
): Promise<number> {
  if (file === '-' && input.isTTY === true) {
    await writeLine(errors, 'Reading cases from the keyboard, a JSON line each; Ctrl-D ends.');
  }
  const summary = { cases: 0, correct: 0, incorrect: 0, faults: 0 };
  let number = 0;
  for await (const line of inputLines(file === '-' ? input : await opened(file))) {
    number += 1;
    if (line?.trim() === '') continue;
    const answered = line === undefined ? tooLong : await problemCheckLine(line, runScript);
    if (json) {
      await writeLine(output, answered);
      continue;
    }
    const answer = readAnswer(answered);
    summary.cases += 1;
    summary['error' in answer ? 'faults' : answer.success] += 1;
    for (const reportLine of problemReportLines(answer, number)) await writeLine(output, reportLine);
  }
  if (json) return exitCodes.ok;
  await writeLine(output, reportSummary(summary));
  return summary.faults > 0 ? exitCodes.failed : exitCodes.ok;
}

async function opened(file: string) {
  const stream = createReadStream(file);
  try {
    await once(stream, 'open');
    return stream;
  } catch (error) {
    const why = error instanceof Error ? ` (${error.message})` : '';
    throw new CoreError('not_found', `The file ${file} cannot be read${why}.`);
  }
}
