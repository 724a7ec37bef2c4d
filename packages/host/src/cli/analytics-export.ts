import path from 'node:path';
import { eventsOfSource, exportEventsByCourse, exportStudentModule } from '@coursewright/analytics';
import { readSettings, type Settings } from '../settings.ts';
import { openInput, openTablesBeside, requireHost } from './analytics-input.ts';
import { chosenRange } from './analytics-options.ts';
import { writeReports } from './analytics-reports.ts';
import type { Cli } from './cli.ts';
import { counted } from './counted.ts';
import { defineCommand } from './define-command.ts';
import { UsageError } from './usage-error.ts';
import { writeLine } from './write-line.ts';

export const analyticsExport = defineCommand({
  name: 'analytics export',
  summary: 'Writes what there is of each course into files: events, learners’ states, reports',
  notes: `events: the lines of the log by course and day. student-module: courseware_studentmodule by course. reports: answers and their
distribution, problem responses, student engagement as CSV; without --output they go where the host offers them for download
(/api/v0/courses/KEY/reports/problem_response/). Files are put in their places when all are whole; their names are told a line each.
They hold personal data: give them only to who may have them.`,
  argument: { name: 'WHAT', help: 'events, student-module or reports.' },
  options: {
    output: { type: 'string', value: 'DIR', help: 'Folder of the files; needed but for reports.' },
    input: {
      type: 'string',
      value: 'DIR',
      help: "Folder or file of logs, or s3://BUCKET/PREFIX; by default the host's own log.",
    },
    from: {
      type: 'string',
      value: 'DATE',
      help: 'First day, YYYY-MM-DD, UTC; by default the first there is.',
    },
    to: { type: 'string', value: 'DATE', help: 'The day after the last; by default tomorrow.' },
    tables: { type: 'string', value: 'DIR', help: 'As for analytics run; by default the host’s own data.' },
    course: {
      type: 'string',
      multiple: true,
      value: 'KEY',
      help: 'Events of this course only; may be repeated.',
    },
    ccx: { type: 'boolean', help: 'Events of custom courses (ccx-v1:) too.' },
    suffix: { type: 'string', value: 'TEXT', help: 'In the names of student-module’s files.' },
  },
  run: async ({ argument: what, options }, cli) => {
    if (what !== 'events' && what !== 'student-module' && what !== 'reports') {
      throw new UsageError(`There is nothing called ${what} to export: events, student-module or reports.`);
    }
    const settings = readSettings(cli.env);
    const output = options.output ?? (what === 'reports' ? path.join(settings.data, 'reports') : undefined);
    if (output === undefined) throw new UsageError('--output is missing.');
    if (options.output === undefined) requireHost(settings, '--output');
    if (options.input === undefined && what !== 'student-module') requireHost(settings, '--input');
    if (options.tables === undefined && what === 'student-module') requireHost(settings, '--tables');
    const names = await exported(what, { ...options, output }, settings, cli);
    for (const name of names) await writeLine(cli.output, path.join(output, name));
  },
});

interface ExportOptions {
  readonly output: string;
  readonly input?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly tables?: string | undefined;
  readonly course?: readonly string[] | undefined;
  readonly ccx?: boolean | undefined;
  readonly suffix?: string | undefined;
}

/** Gives the names of the files. */
async function exported(
  what: 'events' | 'student-module' | 'reports',
  options: ExportOptions,
  settings: Settings,
  cli: Cli,
): Promise<readonly string[]> {
  const { output, suffix, course, ccx = false } = options;
  const range = chosenRange(options.from, options.to, new Date());
  if (what === 'events') {
    const log = await openInput(options.input, settings);
    try {
      const events = eventsOfSource(log.source, range, (file, { broken, fault }) => {
        if (broken > 0) cli.errors.write(`${file}: ${counted(broken, 'line')} could not be read.\n`);
        if (fault !== undefined) cli.errors.write(`${file}: ${fault}; what stands before it is exported.\n`);
      });
      return await exportEventsByCourse(events, output, { range, ccx, ...(course && { courses: course }) });
    } finally {
      log.close();
    }
  }
  const { sideTables, close } = await openTablesBeside(options.tables, settings, cli);
  try {
    if (what === 'student-module')
      return await exportStudentModule(sideTables, output, suffix === undefined ? {} : { suffix });
    const log = await openInput(options.input, settings);
    try {
      return await writeReports({ source: log.source, sideTables, range, output, settings, cli });
    } finally {
      log.close();
    }
  } finally {
    await close();
  }
}
