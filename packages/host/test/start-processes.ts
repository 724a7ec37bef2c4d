import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '@coursewright/core/testing';
import { startCoursewright } from './run-coursewright.ts';

export interface StartedProcesses {
  /** Addresses of the hosts. */
  readonly hosts: readonly string[];
  close(): Promise<void>;
}

/** Two hosts and a worker as an admin starts them, by the command, each a process of its own. */
export async function startProcesses(env: Readonly<Record<string, string>>): Promise<StartedProcesses> {
  const processes: ChildProcessWithoutNullStreams[] = [];
  const close = async () => {
    await Promise.all(processes.map(stop));
  };
  const run = async (args: readonly string[], port: number) => {
    const child = startCoursewright(args, { ...env, PORT: String(port) });
    processes.push(child);
    await untilThere(child);
  };
  try {
    const ports = [await freePort(), await freePort()];
    await Promise.all([...ports.map((port) => run(['serve', '--no-worker'], port)), run(['worker'], 0)]);
    return { hosts: ports.map((port) => `http://127.0.0.1:${port}`), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Until the command says that it is there. Rejects with what it said when it ends before. */
async function untilThere(child: ChildProcessWithoutNullStreams): Promise<void> {
  let said = '';
  child.stdout.resume();
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (/Coursewright (is at|works)/.test(said)) resolve();
    });
    child.on('exit', () => reject(new Error(`The command has ended: ${said}`)));
  });
}

async function stop(child: ChildProcessWithoutNullStreams): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}
