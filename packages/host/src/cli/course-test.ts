import {
  blockRegistry,
  cachedSandbox,
  testCourse,
  type ScriptSandbox,
  type TestedProblem,
} from '@coursewright/core';
import { openSandbox } from '../compose/open-sandbox.ts';
import { readSettings } from '../settings.ts';
import type { Cli } from './cli.ts';
import { defineCommand } from './define-command.ts';
import { exitCodes } from './exit-codes.ts';
import { progressLine } from './progress-line.ts';
import { UsageError } from './usage-error.ts';
import { writeLine } from './write-line.ts';

const mostSeeds = 100;

export const courseTest = defineCommand({
  name: 'course test',
  summary: 'Gives every problem of a course the answers that it shows itself',
  notes: `What an author should look at is told with file and line: an answer that is shown and not taken, a problem that
cannot be loaded, Python that cannot be run here, by the module it lacks. Ends with 1 when an answer shown is not taken or
a problem cannot be loaded. Python is run as COURSEWRIGHT_PYTHON says.`,
  argument: { name: 'FILE-OR-FOLDER', help: 'A .tar.gz archive, or the folder that has course.xml in it.' },
  options: {
    json: {
      type: 'boolean',
      help: 'A line a problem: {"block","title","file","inline","notes":[…]}, then {"problems","errors","warnings","infos"}.',
    },
    seeds: {
      type: 'string',
      value: 'N',
      help: 'Variants of a problem with a script that are tried; default 3.',
    },
    folder: { type: 'string', value: 'PATH', help: 'The course folder, where the source has several.' },
  },
  run: async ({ argument, options: { json, seeds = '3', folder } }, cli) => {
    const variants = Number(seeds);
    if (!Number.isSafeInteger(variants) || variants < 1 || variants > mostSeeds)
      throw new UsageError(`--seeds is a whole number from 1 to ${mostSeeds}.`);
    const { fieldTables, formats } = blockRegistry(await cli.plugins());
    const sandbox = cachedSandbox(openSandbox(readSettings(cli.env).python));
    try {
      const tested = testCourse(argument, {
        fieldTables,
        formats,
        sandbox,
        seeds: Array.from({ length: variants }, (_, index) => index + 1),
        ...(folder !== undefined && { folder }),
      });
      return await report(tested, { json: json === true, sandbox }, cli);
    } finally {
      await sandbox.close();
    }
  },
});

interface Counts {
  problems: number;
  errors: number;
  warnings: number;
  infos: number;
}

async function report(
  tested: AsyncIterable<TestedProblem>,
  { json, sandbox }: { readonly json: boolean; readonly sandbox: ScriptSandbox },
  { output, errors }: Cli,
): Promise<number> {
  const counts: Counts = { problems: 0, errors: 0, warnings: 0, infos: 0 };
  const notRun = new Set<string>();
  const progress = progressLine(errors);
  for await (const { done, of, ...problem } of tested) {
    counts.problems += 1;
    for (const { severity, code, message } of problem.notes) {
      counts[`${severity}s`] += 1;
      if (code === 'NotRun') notRun.add(message);
    }
    if (json) await writeLine(output, JSON.stringify(problem));
    else if (problem.notes.length > 0) {
      progress.clear();
      for (const line of noteLines(problem)) await writeLine(output, line);
    }
    progress.show(done, of, 'Testing problem');
  }
  progress.clear();
  if (json) await writeLine(output, JSON.stringify(counts));
  else {
    await writeLine(output, summary(counts));
    const lacking = [...(await sandbox.lacks())].toSorted();
    if (notRun.size > 0 && lacking.length > 0)
      await writeLine(output, `Python here is without ${lacking.join(', ')}.`);
  }
  return counts.errors > 0 ? exitCodes.failed : exitCodes.ok;
}

/** `file:line severity code message`, as `course check` writes findings. */
function* noteLines({
  block,
  title,
  file,
  inline,
  notes,
}: Omit<TestedProblem, 'done' | 'of'>): Generator<string> {
  for (const { severity, code, message, line, seed } of notes) {
    const at = line === undefined ? '' : `:${line}`;
    const place = inline ? `${file} ${block}${at}` : `${file}${at}`;
    const variant = seed === undefined ? '' : ` (seed ${seed})`;
    yield `${place} ${severity} ${code} ${title}: ${message}${variant}`;
  }
}

function summary({ problems, errors, warnings, infos }: Counts): string {
  const counted = (number: number, name: string): string => `${number} ${name}${number === 1 ? '' : 's'}`;
  return `${counted(problems, 'problem')}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(infos, 'note')}`;
}
