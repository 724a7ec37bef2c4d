import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { allTasks, chooseTasks, folderLogSource, noSideTables, runAnalytics } from '@coursewright/analytics';

/** `table-files-process.ts LOGS OUTPUT FROM TO TABLES`: those tables as files; prints what it took as JSON. */
const [logs = '', output = '', from = '', to = '', names = ''] = process.argv.slice(2);
const wanted = new Set(names.split(','));
const tasks = chooseTasks(
  allTasks,
  allTasks.filter(({ table }) => wanted.has(table.name)).map(({ name }) => name),
);
const state = mkdtempSync(path.join(tmpdir(), 'coursewright-bench-state-'));
const { events } = await runAnalytics({
  tasks,
  source: folderLogSource(logs),
  sideTables: noSideTables,
  state,
  settings: { range: { from, to }, videoDropoff: 0.05, weeks: 24 },
  output,
});
rmSync(state, { recursive: true });
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
console.log(
  JSON.stringify({
    seconds: performance.now() / 1000,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakBytes: maxRSS * 1024,
    events,
  }),
);
