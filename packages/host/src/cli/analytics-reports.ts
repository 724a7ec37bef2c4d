import path from 'node:path';
import {
  allTasks,
  folderSideTables,
  runAnalytics,
  writeCourseReports,
  writeStudentEngagementReports,
  type LogSource,
  type Range,
  type SideTable,
  type SideTables,
} from '@coursewright/analytics';
import { foldSettings } from '../analytics/fold-settings.ts';
import type { Settings } from '../settings.ts';
import { chosenTasks } from './analytics-options.ts';
import { analyticsProgress, tellReport } from './analytics-progress.ts';
import type { Cli } from './cli.ts';
import { inScratchFolder } from './in-scratch-folder.ts';

export interface ReportsRequest {
  readonly source: LogSource;
  readonly sideTables: SideTables;
  readonly range: Range;
  readonly output: string;
  readonly settings: Pick<Settings, 'analytics'>;
  readonly cli: Cli;
}

const courseReports = ['answer_distribution', 'problem_response_location'] as const;
const intervals = ['daily', 'weekly', 'all'] as const;
const joined = (interval: string): string => `student_engagement_joined_${interval}`;

/** Counts what reports show and writes them, a file for each course (and period). Gives the names of the files. */
export async function writeReports(request: ReportsRequest): Promise<readonly string[]> {
  const { source, sideTables, range, output, settings, cli } = request;
  return inScratchFolder(undefined, async (scratch) => {
    const counted = path.join(scratch, 'tables');
    const report = await runAnalytics({
      tasks: chosenTasks([...courseReports, ...intervals.map(joined)].join(',')),
      source,
      sideTables,
      state: path.join(scratch, 'state'),
      settings: foldSettings(settings.analytics, range),
      output: counted,
      onProgress: analyticsProgress(cli.errors),
    });
    await tellReport(cli, report);
    const rowsOf = (name: string) => {
      const table = writtenTable(name);
      return folderSideTables(counted, [table]).rows(table);
    };
    const names: string[] = [];
    for (const name of courseReports) names.push(...(await writeCourseReports(name, rowsOf(name), output)));
    for (const interval of intervals) {
      const rows = rowsOf(joined(interval));
      names.push(...(await writeStudentEngagementReports({ interval, rows, range }, output)));
    }
    return names;
  });
}

/** A table as it is written into a file, to be read again. */
function writtenTable(name: string): SideTable {
  const table = allTasks.find((task) => task.table.name === name)?.table;
  if (table === undefined) throw new Error(`There is no table ${name}.`);
  const { columns } = table;
  return { name, kind: 'internal', columns, orders: [columns.map((column) => column.name)] };
}
