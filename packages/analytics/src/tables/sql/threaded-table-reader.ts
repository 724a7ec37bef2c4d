import { Worker } from 'node:worker_threads';
import { CoreError } from '@coursewright/core/shared';
import type { TableReader, TableRow, TableView } from '../../api/table-reader.port.ts';
import type { Answer, FromReader, Question, ToReader } from './reader-messages.ts';

/** Threads at most: enough for one long question and what is asked beside it. */
const mostThreads = 2;
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';

/**
 * Reads a SQLite file in threads of their own: SQLite answers at once or not at all, and what a question about a large course
 * takes, a second of reading, learners' answers are not to wait for. Threads start with the first question; until one is
 * there, `meanwhile` answers.
 */
export class ThreadedTableReader implements TableReader {
  readonly #file: string;
  readonly #meanwhile: TableReader;
  readonly #threads = new Set<Worker>();
  readonly #idle: Worker[] = [];
  readonly #waiting: PromiseWithResolvers<Worker>[] = [];
  #ready = 0;
  #closed = false;

  constructor(file: string, meanwhile: TableReader) {
    this.#file = file;
    this.#meanwhile = meanwhile;
  }

  async read<T>(work: (view: TableView) => Promise<T>): Promise<T> {
    if (this.#closed) throw new CoreError('unavailable', 'The tables are closed.');
    if (this.#idle.length === 0 && this.#threads.size < mostThreads) void this.#start();
    if (this.#ready === 0) return this.#meanwhile.read(work);
    const worker = this.#idle.pop() ?? (await this.#wait());
    // What is asked is waited for, whatever else the process has to do.
    worker.ref();
    send(worker, { kind: 'begin' });
    try {
      return await work(viewOf(worker));
    } finally {
      send(worker, { kind: 'end' });
      this.#free(worker);
    }
  }

  /** Resolves when a thread is there to answer. */
  async warm(): Promise<void> {
    if (this.#ready === 0) await this.#start();
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const worker of this.#threads) await worker.terminate();
  }

  async #start(): Promise<void> {
    const worker = new Worker(new URL(`./reader-main.${extension}`, import.meta.url), {
      workerData: { file: this.#file },
      ...(extension === 'ts' && { execArgv: ['--conditions=@coursewright/source', '--no-warnings'] }),
    });
    // A process that has nothing else to do may end.
    worker.unref();
    this.#threads.add(worker);
    await new Promise<void>((resolve) => {
      let ready = false;
      worker.once('message', () => {
        ready = true;
        this.#ready += 1;
        this.#free(worker);
        resolve();
      });
      worker.once('error', () => undefined);
      worker.once('exit', () => {
        if (ready) this.#ready -= 1;
        this.#forget(worker);
        resolve();
      });
    });
  }

  #wait(): Promise<Worker> {
    const turn = Promise.withResolvers<Worker>();
    this.#waiting.push(turn);
    return turn.promise;
  }

  #free(worker: Worker): void {
    // One that is being ended keeps the process until it has.
    if (this.#closed || !this.#threads.has(worker)) return;
    worker.unref();
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(worker);
    else next.resolve(worker);
  }

  /** Who waits for the last thread that ends gets an error; who asks later, a new one. */
  #forget(worker: Worker): void {
    this.#threads.delete(worker);
    const place = this.#idle.indexOf(worker);
    if (place !== -1) this.#idle.splice(place, 1);
    if (this.#threads.size > 0) return;
    for (const { reject } of this.#waiting.splice(0)) reject(ended());
  }
}

function send(worker: Worker, message: ToReader): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  worker.postMessage(message);
}

/** Questions are answered in their order. */
function viewOf(worker: Worker): TableView {
  let last: Promise<unknown> = Promise.resolve();
  const ask = (question: Question): Promise<Answer> => {
    const answered = last.then(() => askOnce(worker, question));
    last = answered.catch(() => undefined);
    return answered;
  };
  return {
    rows: async (table, query) => rowsIn(await ask({ ask: 'rows', table, query })),
    count: async (table, where) => Number(await ask({ ask: 'count', table, where })),
    greatest: async (table, column, where) => {
      const answer = await ask({ ask: 'greatest', table, column, where });
      return typeof answer === 'object' ? undefined : answer;
    },
    groups: async (table, query) => rowsIn(await ask({ ask: 'groups', table, query })),
  };
}

function ended(): CoreError {
  return new CoreError('unavailable', 'A thread that read the tables has ended.');
}

function rowsIn(answer: Answer): readonly TableRow[] {
  return typeof answer === 'object' ? answer : [];
}

function askOnce(worker: Worker, question: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      done();
    };
    const onMessage = (message: FromReader) =>
      settle(() => {
        if (message.kind === 'answer') resolve(message.answer);
        else reject(new Error(message.kind === 'fault' ? message.message : 'A reading thread began anew.'));
      });
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = () => settle(() => reject(ended()));
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    send(worker, { kind: 'question', ...question });
  });
}
