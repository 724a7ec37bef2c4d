import { runAnalytics } from '../embedded/run-analytics.ts';
import { folderLogSource } from '../../log/folder-log-source.ts';
import { sampleSides } from './sample-log.ts';
import { sampleTasks } from './sample-tasks.ts';

/** A process of its own: runs the sample tasks over a folder of logs, telling how far it is, until it is killed or done. */
const [logs = '', state = '', output = ''] = process.argv.slice(2);
await runAnalytics({
  tasks: sampleTasks,
  taskModule: { url: new URL('./sample-tasks.ts', import.meta.url).href, name: 'sampleTasks' },
  source: folderLogSource(logs),
  sideTables: sampleSides({}),
  state,
  settings: { range: { from: '2026-01-02', to: '2026-01-08' }, videoDropoff: 0.05, weeks: 24 },
  output,
  workers: 2,
  segmentBytes: 20_000,
  onProgress: (progress) => process.stdout.write(`${JSON.stringify(progress)}\n`),
});
