import { runAnalytics } from '@coursewright/analytics';
import { foldSettings } from '../analytics/fold-settings.ts';
import { readSettings, type Settings } from '../settings.ts';
import { runOnHadoop } from './analytics-hadoop.ts';
import { openInput, openTablesBeside, requireHost } from './analytics-input.ts';
import { chosenDays, chosenRange, chosenTasks } from './analytics-options.ts';
import { analyticsProgress, tellReport } from './analytics-progress.ts';
import { defineCommand } from './define-command.ts';
import { inScratchFolder } from './in-scratch-folder.ts';
import { UsageError } from './usage-error.ts';

export const analyticsRun = defineCommand({
  name: 'analytics run',
  summary: 'Counts tracking logs into the tables of Insights',
  notes: `Without --input it counts the host's own log into the host's own tables; with --output it writes files and leaves the
tables alone. Another log goes into the host's tables with --publish only, and only while COURSEWRIGHT_ANALYTICS is off: else they
follow the host's log again within seconds.
Logs are read as they come from Open edX or from here: plain or .gz, rotated, with prefixes of syslog, late lines. Lines that
cannot be read and files that end early are counted, named and passed over. --state keeps what was read, so that the next run
reads new files only.`,
  options: {
    input: {
      type: 'string',
      value: 'DIR',
      help: "Folder or file of logs, or s3://BUCKET/PREFIX; by default the host's own log. For Hadoop also hdfs:// or s3a://.",
    },
    from: {
      type: 'string',
      value: 'DATE',
      help: 'First day, YYYY-MM-DD, UTC; by default the first there is.',
    },
    to: { type: 'string', value: 'DATE', help: 'The day after the last; by default tomorrow.' },
    tables: {
      type: 'string',
      value: 'DIR',
      help: 'Profiles, grades, courses and so on: NAME.tsv, .csv, .sql (a dump) or .json by the original tables’ names. By default the host’s own data.',
    },
    tasks: {
      type: 'string',
      value: 'NAMES',
      help: 'With commas between; by default all (coursewright analytics tasks).',
    },
    'overwrite-days': {
      type: 'string',
      value: 'N',
      help: 'Counts only the last N days anew; earlier days stay as the state has them.',
    },
    engine: { type: 'string', value: 'ENGINE', help: 'embedded (default) or hadoop.' },
    output: { type: 'string', value: 'DIR', help: 'Writes every table there as NAME.tsv.' },
    publish: {
      type: 'boolean',
      help: 'Publishes into the tables of the host, beside --output or of another --input.',
    },
    state: { type: 'string', value: 'DIR', help: 'Keeps there what need not be done again.' },
    work: {
      type: 'string',
      value: 'ADDRESS',
      help: 'Folder for what is between Hadoop’s jobs, where all machines reach it.',
    },
  },
  run: async ({ options }, cli) => {
    const { input, output, engine = 'embedded' } = options;
    if (engine !== 'embedded' && engine !== 'hadoop') throw new UsageError('--engine is embedded or hadoop.');
    const settings = readSettings(cli.env);
    const { analytics } = settings;
    const tasks = chosenTasks(options.tasks);
    const fold = foldSettings(analytics, chosenRange(options.from, options.to, new Date()));
    const isPublished = publishes(options, settings);
    if (engine === 'hadoop') {
      if (input === undefined) throw new UsageError('--input is missing: Hadoop reads it by itself.');
      if (output === undefined || isPublished)
        throw new UsageError('Hadoop’s tables go into files: give --output, and no --publish.');
    } else if (input === undefined) requireHost(settings, '--input');
    const { sideTables, close } = await openTablesBeside(options.tables, settings, cli);
    try {
      if (engine === 'hadoop') {
        const request = { tasks, settings: fold, sideTables, work: options.work, hadoop: analytics.hadoop };
        await runOnHadoop({ ...request, input: input ?? '', output: output ?? '' }, cli);
        return;
      }
      const overwriteDays = chosenDays(options['overwrite-days']);
      const log = await openInput(input, settings);
      // Only who publishes needs what the host is put together of.
      const tables = isPublished
        ? await (await import('../compose/analytics-tables.ts')).openTables(settings)
        : undefined;
      try {
        await inScratchFolder(options.state, async (state) => {
          const report = await runAnalytics({
            tasks,
            source: log.source,
            sideTables,
            state,
            settings: fold,
            ...(output !== undefined && { output }),
            ...(tables && { publish: tables.store }),
            ...(overwriteDays !== undefined && { overwriteDays }),
            onProgress: analyticsProgress(cli.errors),
          });
          await tellReport(cli, report);
        });
      } finally {
        await tables?.close();
        log.close();
      }
    } finally {
      await close();
    }
  },
});

/** Do the host's tables become what is counted? Not silently where it is not the host's own log. */
function publishes(
  { input, output, publish, tables, from, to, tasks }: RunOptions,
  settings: Settings,
): boolean {
  if (publish !== true && output !== undefined) return false;
  if (publish !== true && input !== undefined) {
    throw new UsageError(
      '--output is missing, or --publish, which puts this log in place of the host’s own.',
    );
  }
  requireHost(settings, '--output');
  const isOwn = [input, tables, from, to, tasks].every((option) => option === undefined);
  if (!isOwn && settings.analytics.live) {
    throw new UsageError(
      'The tables of the host follow its own log, whole: what is published besides would be gone in seconds.',
      'Set COURSEWRIGHT_ANALYTICS=off on every host and worker, or write files with --output.',
    );
  }
  return true;
}

interface RunOptions {
  readonly input?: string | undefined;
  readonly output?: string | undefined;
  readonly publish?: boolean | undefined;
  readonly tables?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly tasks?: string | undefined;
}
