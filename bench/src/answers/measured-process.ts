import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** A program in a process of its own. */
export interface MeasuredProcess {
  readonly pid: number;
  /** Its next message. Rejects when it ends before. */
  message(): Promise<unknown>;
  send(order: object): void;
  /** Milliseconds of processor time that it has used; for programs that `obey`. */
  processorTime(): Promise<number>;
  /** Tells it to stop and waits until it has. */
  stop(): Promise<void>;
}

/** `file`: of this folder, or a path. */
export function startMeasured(file: string, ...args: readonly string[]): MeasuredProcess {
  const child: ChildProcess = fork(path.resolve(import.meta.dirname, file), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exit = once(child, 'exit');
  const ended = exit.then(([code]) => {
    throw new Error(`${file} ended with ${String(code)}.`);
  });
  ended.catch(() => undefined);
  const message = async (): Promise<unknown> => {
    const [told]: unknown[] = await Promise.race([once(child, 'message'), ended]);
    return told;
  };
  return {
    pid: child.pid ?? 0,
    message,
    send: (order) => void child.send(order),
    processorTime: async () => {
      const told = message();
      child.send('processor time');
      return Number(await told);
    },
    stop: async () => {
      if (child.connected) child.send('stop');
      await exit;
    },
  };
}
