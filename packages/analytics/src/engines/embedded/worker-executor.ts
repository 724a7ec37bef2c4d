import { Worker } from 'node:worker_threads';
import type { LogFile } from '../../log/log-source.port.ts';
import type { ScanJob, ScanProgress } from './engine-jobs.ts';
import type { Executor } from './executor.ts';
import type { FoldedGroup, FoldInput } from './fold-group.ts';
import type { MergeInput } from './merge-segments.ts';
import type { ScannedFile } from './scan-file.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './worker-messages.ts';

interface Job<T> {
  readonly message: ToWorker;
  /** Takes a message of the worker; gives what the job came to with the last. */
  on(message: FromWorker, worker: Worker): T | undefined;
}

const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/** Worker threads, each doing one job at a time. */
export class WorkerExecutor implements Executor {
  readonly size: number;
  readonly #setup: WorkerSetup;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #waiting: ((worker: Worker) => void)[] = [];

  constructor(size: number, setup: WorkerSetup) {
    this.size = size;
    this.#setup = setup;
  }

  scan(file: LogFile, job: ScanJob, onProgress: ScanProgress): Promise<ScannedFile> {
    const { path, size } = file;
    let chunks: AsyncIterator<unknown> | undefined;
    return this.#run({
      message: { kind: 'scan', job, path, size },
      on: (message, worker) => {
        if (message.kind === 'scanned') return message.file;
        if (message.kind === 'progress') onProgress(message);
        if (message.kind === 'pull') void feed((chunks ??= file.open()[Symbol.asyncIterator]()), worker);
        return undefined;
      },
    });
  }

  fold(group: number, input: FoldInput): Promise<FoldedGroup> {
    return this.#run({
      message: { kind: 'fold', group, input },
      on: (message) => (message.kind === 'folded' ? message.group : undefined),
    });
  }

  async merge(input: MergeInput): Promise<void> {
    await this.#run({
      message: { kind: 'merge', input },
      on: (message) => (message.kind === 'merged' ? true : undefined),
    });
  }

  async rest(): Promise<void> {
    const idle = this.#idle.splice(0);
    for (const worker of idle) this.#all.delete(worker);
    await Promise.all(idle.map((worker) => worker.terminate()));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
    this.#all.clear();
    this.#idle.length = 0;
  }

  async #run<T>(job: Job<T>): Promise<T> {
    const worker = await this.#worker();
    return new Promise<T>((resolve, reject) => {
      const done = (): void => {
        worker.off('message', onMessage);
        worker.off('error', onError);
        worker.off('exit', onExit);
      };
      const onMessage = (message: FromWorker): void => {
        const result = job.on(message, worker);
        if (result === undefined) return;
        done();
        this.#free(worker);
        resolve(result);
      };
      const onError = (error: Error): void => {
        done();
        this.#all.delete(worker);
        reject(error);
      };
      const onExit = (code: number): void => onError(new Error(`A thread of analytics ended with ${code}.`));
      worker.on('message', onMessage);
      worker.on('error', onError);
      worker.on('exit', onExit);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(job.message);
    });
  }

  #worker(): Promise<Worker> | Worker {
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#all.size < this.size) return this.#start();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  #start(): Promise<Worker> {
    const program = new URL(`./worker-main.${extension}`, import.meta.url);
    const worker = new Worker(program, {
      workerData: this.#setup,
      resourceLimits: { maxYoungGenerationSizeMb: 32 },
      ...(extension === 'ts' && { execArgv: ['--conditions=@coursewright/source', '--no-warnings'] }),
    });
    this.#all.add(worker);
    return new Promise((resolve, reject) => {
      const onError = (error: Error): void => {
        this.#all.delete(worker);
        reject(error);
      };
      worker.once('error', onError);
      worker.once('message', () => {
        worker.off('error', onError);
        resolve(worker);
      });
    });
  }

  #free(worker: Worker): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(worker);
    else next(worker);
  }
}

/** The next bytes of a file to the worker that scans it. */
async function feed(chunks: AsyncIterator<unknown>, worker: Worker): Promise<void> {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  const send = (message: ToWorker): void => worker.postMessage(message);
  try {
    const { done, value } = await chunks.next();
    send({ kind: 'bytes', bytes: done === true || !(value instanceof Uint8Array) ? undefined : value });
  } catch (error) {
    send({ kind: 'fault', message: error instanceof Error ? error.message : String(error) });
  }
}
