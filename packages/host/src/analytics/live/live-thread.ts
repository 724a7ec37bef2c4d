import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { allTasks, openLive, type LiveAnalytics } from '@coursewright/analytics';
import { systemClock } from '@coursewright/core';
import { openStores } from '../../compose/open-stores.ts';
import { openTables, tablesFile } from '../../compose/analytics-tables.ts';
import { loadPlugins } from '../../load-plugins.ts';
import { calmSideTables } from '../calm-side-tables.ts';
import { daysUntilNow, foldSettings } from '../fold-settings.ts';
import { openOwnData } from '../open-own-data.ts';
import { forgetting } from './forgetting.ts';
import { followLog } from './follow-log.ts';
import type { FromLive, LiveSettings } from './live-messages.ts';
import { lowerPriority } from './lower-priority.ts';
import { openOwnLogSource } from './own-log-source.ts';
import { readUnmoved } from './read-unmoved.ts';

const stopped = new AbortController();
parentPort?.once('message', () => stopped.abort());

/** The thread that keeps the published tables up with the log, on connections of its own: no answer waits for it. */
async function run(settings: LiveSettings): Promise<void> {
  lowerPriority();
  const { data, analytics, plugins } = settings;
  const clock = systemClock;
  const onError = (error: unknown) => {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    send({ kind: 'fault', message, ...(stack !== undefined && { stack }) });
  };
  const own = await openOwnData(openStores, settings, await loadPlugins(plugins), { clock, onError });
  const { outbox, eventLog } = own.stores;
  const log = await openOwnLogSource(settings);
  const tables = await openTables(settings);
  const sideTables = calmSideTables(own.sideTables, clock);
  const from = await outbox.logEnd();
  send({ kind: 'state', state: { behindSince: clock.now() } });
  const range = () => daysUntilNow(new Date(clock.now() / 1000));
  const { range: _, ...fold } = foldSettings(analytics, range());
  const files = async () => {
    const names: string[] = [];
    for await (const { name } of log.source.files()) names.push(name);
    return names;
  };
  const input = {
    tasks: allTasks,
    source: log.source,
    sideTables,
    state: path.join(data, 'analytics', 'live'),
    settings: fold,
    range,
    publish: tables.store,
    clock,
    onError,
  };
  const live = await readUnmoved(files, async (opened?: LiveAnalytics) => {
    if (opened === undefined) return openLive(input);
    await opened.catchUp();
    return opened;
  });
  await followLog({
    live,
    log: eventLog,
    outbox,
    from,
    isDue: sideTables.isDue,
    ...forgetting(data, own.stores.records, () => sideTables.refresh(), tablesFile(settings)),
    files,
    clock,
    tell: (state) => send({ kind: 'state', state }),
    onError,
    signal: stopped.signal,
  });
  await live.close();
  await tables.close();
  log.close();
  await own.close();
}

function send(message: FromLive): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(message);
}

// oxlint-disable-next-line no-unsafe-type-assertion -- what openLiveThread gives
await run(workerData as LiveSettings);
parentPort?.close();
