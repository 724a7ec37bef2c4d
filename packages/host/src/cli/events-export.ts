import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import {
  caliperEvent,
  isExpected,
  logFileNames,
  ProjectionCounts,
  projectLog,
  xapiStatements,
  type Project,
  type XapiSettings,
} from '@coursewright/analytics';
import type { Cli } from './cli.ts';
import { counted } from './counted.ts';
import { defineCommand } from './define-command.ts';
import { exitCodes } from './exit-codes.ts';
import { projectionSettings } from './projection-options.ts';
import { UsageError } from './usage-error.ts';
import { writeLine } from './write-line.ts';

export const eventsExport = defineCommand({
  name: 'events export',
  summary: 'Turns tracking logs into xAPI statements or Caliper events, a JSON line each',
  notes: `The statements are those of Open edX (event-routing-backends), ids included, so that a line exported twice is one statement.
Events that the format has no statement for and events of nobody are counted and left out; a line that cannot be read, lacks
something or is of a learner without an id is counted with its place, and ends the command with 1.`,
  argument: {
    name: 'FILE-OR-FOLDER',
    help: 'A log, or a folder with logs at any depth; standard input without it, or as -.',
    default: '-',
  },
  options: {
    format: { type: 'string', value: 'FORMAT', help: 'xapi or caliper.' },
    'lms-root': {
      type: 'string',
      value: 'URL',
      help: 'What addresses of courses, blocks and people begin with.',
    },
    people: {
      type: 'string',
      value: 'FILE',
      help: 'Tab-separated lines: user id or username, id outside, e-mail address.',
    },
    secret: {
      type: 'string',
      value: 'FILE',
      help: 'Makes ids for whom --people does not name: the same secret gives the same ids.',
    },
    courses: { type: 'string', value: 'FILE', help: 'Tab-separated lines: course key, name.' },
    ifi: {
      type: 'string',
      value: 'TYPE',
      help: 'What xAPI tells learners by: external_id (default), mbox or mbox_sha1sum.',
    },
  },
  run: async ({ argument, options }, cli) => {
    const project = projector(options.format, await projectionSettings(options, cli.version));
    const counts = new ProjectionCounts();
    if (argument === '-') await write(cli, projectLog('-', cli.input, project, counts));
    else {
      for await (const file of logFileNames(argument)) {
        await write(cli, projectLog(file, createReadStream(file), project, counts));
      }
    }
    await tell(cli, counts);
    return counts.skipped.every(isExpected) ? exitCodes.ok : exitCodes.failed;
  },
});

function projector(format: string | undefined, settings: XapiSettings): Project {
  if (format === 'xapi') return (event) => xapiStatements(event, settings);
  if (format !== 'caliper') throw new UsageError('--format is xapi or caliper.');
  return (event) => {
    const made = caliperEvent(event, settings);
    return isRefused(made) ? made : [made];
  };
}

type Refused = Extract<ReturnType<Project>, { readonly refused: string }>;

function isRefused(made: ReturnType<typeof caliperEvent>): made is Refused {
  return 'refused' in made;
}

async function write({ output }: Cli, parts: AsyncIterable<string>): Promise<void> {
  for await (const part of parts) if (!output.write(part)) await once(output, 'drain');
}

async function tell({ errors }: Cli, counts: ProjectionCounts): Promise<void> {
  for (const { reason, name, why, count, file, line } of counts.skipped) {
    const times = count > 1 ? ` (${count} times)` : '';
    await writeLine(errors, `${file}:${line} ${reason}${name === '' ? '' : ` ${name}`} ${why}${times}`);
  }
  const unlisted = counts.unlisted > 0 ? `, ${counts.unlisted} lines left out of kinds too many to list` : '';
  await writeLine(
    errors,
    `${counted(counts.lines, 'line')}, ${counted(counts.statements, 'statement')}${unlisted}`,
  );
}
