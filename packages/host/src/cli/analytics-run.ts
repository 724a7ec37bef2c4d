import {
  folderLogSource,
  folderSideTables,
  runAnalytics,
  shippedCountryTable,
  type SideTables,
} from '@coursewright/analytics';
import { readSettings } from '../settings.ts';
import { inScratchFolder } from './in-scratch-folder.ts';
import { chosenDays, chosenRange, chosenTasks } from './analytics-options.ts';
import { analyticsProgress, tellReport } from './analytics-progress.ts';
import { runOnHadoop } from './analytics-hadoop.ts';
import { defineCommand } from './define-command.ts';
import { UsageError } from './usage-error.ts';

export const analyticsRun = defineCommand({
  name: 'analytics run',
  summary: 'Counts tracking logs into the tables of Insights',
  notes: `Logs are read as they come from Open edX or from here: plain or .gz, rotated, with prefixes of syslog, late lines. Lines that
cannot be read and files that end early are counted, named and passed over. --state keeps what was read, so that the next run
reads new files only.`,
  options: {
    input: {
      type: 'string',
      value: 'DIR',
      help: 'Folder or file of logs; for Hadoop also hdfs:// or s3a://.',
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
      help: 'Profiles, grades, courses and so on: NAME.tsv, .csv, .sql (a dump) or .json by the original tables’ names.',
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
    state: { type: 'string', value: 'DIR', help: 'Keeps there what need not be done again.' },
    work: {
      type: 'string',
      value: 'ADDRESS',
      help: 'Folder for what is between Hadoop’s jobs, where all machines reach it.',
    },
  },
  run: async ({ options }, cli) => {
    const { input, output, engine = 'embedded' } = options;
    if (input === undefined) throw new UsageError('--input is missing.');
    if (output === undefined) throw new UsageError('--output is missing.');
    if (engine !== 'embedded' && engine !== 'hadoop') throw new UsageError('--engine is embedded or hadoop.');
    const { analytics } = readSettings(cli.env);
    const tasks = chosenTasks(options.tasks);
    const countries = analytics.countries ?? shippedCountryTable();
    const settings = {
      range: chosenRange(options.from, options.to, new Date()),
      videoDropoff: 0.05,
      weeks: 24,
      ...(countries !== undefined && { countries }),
    };
    const sideTables = options.tables === undefined ? noSideTables : folderSideTables(options.tables);
    if (engine === 'hadoop') {
      await runOnHadoop(
        { input, output, work: options.work, tasks, settings, sideTables, hadoop: analytics.hadoop },
        cli,
      );
      return;
    }
    const overwriteDays = chosenDays(options['overwrite-days']);
    await inScratchFolder(options.state, async (state) => {
      const report = await runAnalytics({
        tasks,
        source: folderLogSource(input),
        sideTables,
        state,
        settings,
        output,
        ...(overwriteDays !== undefined && { overwriteDays }),
        onProgress: analyticsProgress(cli.errors),
      });
      await tellReport(cli, report);
    });
  },
});

const noSideTables: SideTables = {
  async *rows() {},
  version: async () => undefined,
};
