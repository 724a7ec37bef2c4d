import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { fromLive, type FromLive, type LiveSettings } from './live-messages.ts';

export interface LiveThread {
  /** Resolves when it has ended; rejects where nobody told it to. */
  readonly ended: Promise<void>;
  /** Ends it after what it is at, or at once where that takes long. */
  stop(): Promise<void>;
}

const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
/** Milliseconds for what it is at; what is cut off there is done again by the next. */
const patience = 2000;

export function startLiveThread(settings: LiveSettings, onMessage: (message: FromLive) => void): LiveThread {
  dropOwnLock(settings.data);
  const worker = new Worker(new URL(`./live-thread.${extension}`, import.meta.url), {
    workerData: settings,
    ...(extension === 'ts' && { execArgv: ['--conditions=@coursewright/source', '--no-warnings'] }),
  });
  let isStopping = false;
  worker.on('message', (message: unknown) => onMessage(fromLive.parse(message)));
  const ended = new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => {
      dropOwnLock(settings.data);
      if (isStopping) resolve();
      else reject(new Error(`The thread of live analytics ended with ${code}.`));
    });
  });
  ended.catch(() => undefined);
  return {
    ended,
    stop: async () => {
      isStopping = true;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage('stop');
      const giveUp = setTimeout(() => void worker.terminate(), patience);
      await ended.catch(() => undefined);
      clearTimeout(giveUp);
    },
  };
}

/**
 * Removes the lock of the state where it is this process' own: of a thread that was cut off, or, in a container, where
 * every process has the same number, of the process before.
 */
function dropOwnLock(data: string): void {
  const file = path.join(data, 'analytics', 'live', 'lock');
  try {
    if (Number(readFileSync(file, 'utf8')) === process.pid) rmSync(file);
  } catch {
    // There is none.
  }
}
