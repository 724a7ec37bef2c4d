import { Readable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { chooseTasks } from '../../tasks/plan-tasks.ts';
import { openCountries } from '../../tasks/location/open-countries.ts';
import { EngineJobs } from './engine-jobs.ts';
import { loadTasks } from './load-tasks.ts';
import type { ScannedBytes } from './scan-file.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './worker-messages.ts';

/** A thread of the embedded engine: does one job after another. */
const port = parentPort;
if (port === null) throw new Error('This is the program of a worker thread.');
const say = (message: FromWorker): void => port.postMessage(message);

const setup: WorkerSetup = workerData;
const all = await loadTasks(setup.module);
const jobs = new EngineJobs({
  tasks: chooseTasks(all, setup.tasks),
  picksOf: chooseTasks(all, setup.picksOf),
  context: { ...setup.settings, countryOf: openCountries(setup.settings.countries) },
});
let incoming: Readable | undefined;

port.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'scan': {
      const from: ScannedBytes =
        message.path === undefined ? { stream: pulled() } : { path: message.path, size: message.size };
      void jobs
        .scan(message.job, from, (progress) => say({ kind: 'progress', ...progress }))
        .then((file) => say({ kind: 'scanned', file }), raise);
      return;
    }
    case 'fold':
      say({ kind: 'folded', group: jobs.fold(message.group, message.input) });
      return;
    case 'merge':
      jobs.merge(message.input);
      say({ kind: 'merged' });
      return;
    case 'bytes':
      incoming?.push(message.bytes === undefined ? null : Buffer.from(message.bytes));
      return;
    case 'fault':
      incoming?.destroy(new Error(message.message));
  }
});
say({ kind: 'ready' });

/** Bytes that the main thread reads. */
function pulled(): Readable {
  incoming = new Readable({ highWaterMark: 1 << 20, read: () => say({ kind: 'pull' }) });
  return incoming;
}

/** Ends the thread with the error, which the main thread gets. */
function raise(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
