import path from 'node:path';
import {
  allTasks,
  folderLogSource,
  noSideTables,
  publishedTables,
  runAnalytics,
} from '@coursewright/analytics';
import { openAnalyticsTables } from '@coursewright/analytics/sql';

/** What one run did, told to the parent: from the start of the process to all tables published. */
export interface AnalyticsReading {
  readonly seconds: number;
  /** Of all threads. */
  readonly cpuSeconds: number;
  readonly peakBytes: number;
  readonly events: number;
  /** Files that were read. */
  readonly read: number;
}

/** `analytics-process.ts LOGS DATA FROM TO`: every task over the logs, into a SQLite database. */
const [logs = '', data = '', from = '', to = ''] = process.argv.slice(2);
const tables = await openAnalyticsTables({ file: path.join(data, 'tables.sqlite') }, publishedTables);
const { events, read } = await runAnalytics({
  tasks: allTasks,
  source: folderLogSource(logs),
  sideTables: noSideTables,
  state: path.join(data, 'state'),
  settings: { range: { from, to }, videoDropoff: 0.05, weeks: 24 },
  publish: tables.store,
});
await tables.close();
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const reading: AnalyticsReading = {
  seconds: performance.now() / 1000,
  cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
  peakBytes: maxRSS * 1024,
  events,
  read,
};
process.send?.(reading, () => process.disconnect?.());
