import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '@coursewright/core/testing';
import type { Killable } from './killable.ts';
import { startCoursewright } from './run-coursewright.ts';

export interface StartedProcesses {
  /** Addresses of the hosts. */
  readonly hosts: readonly string[];
  /** `host 1`, `host 2`, `worker 1` … */
  readonly processes: readonly Killable[];
  close(): Promise<void>;
}

/** Hosts, one a port, and workers, as an admin starts them, by the command, each a process of its own. */
export async function startProcesses(
  env: Readonly<Record<string, string>>,
  { ports, workers }: { readonly ports: readonly number[]; readonly workers: number },
): Promise<StartedProcesses> {
  const asked = [
    ...ports.map((port, n) =>
      commandProcess(`host ${n + 1}`, ['serve', '--no-worker'], { ...env, PORT: String(port) }),
    ),
    ...Array.from({ length: workers }, (_, n) => commandProcess(`worker ${n + 1}`, ['worker'], env)),
  ];
  const close = async () => {
    await Promise.all(asked.map(({ stop }) => stop()));
  };
  try {
    await Promise.all(asked.map(({ revive }) => revive()));
    return { hosts: ports.map((port) => `http://127.0.0.1:${port}`), processes: asked, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Ports for two hosts. */
export async function twoPorts(): Promise<readonly [number, number]> {
  return [await freePort(), await freePort()];
}

interface CommandProcess extends Killable {
  /** As an admin ends it. */
  stop(): Promise<void>;
}

function commandProcess(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): CommandProcess {
  let child: ChildProcessWithoutNullStreams | undefined;
  const running = () => (child?.exitCode === null && child.signalCode === null ? child : undefined);
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    const alive = running();
    if (alive === undefined) return;
    const exit = once(alive, 'exit');
    alive.kill(signal);
    await exit;
  };
  return {
    name,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    revive: async () => {
      if (running() !== undefined) return;
      child = startCoursewright(args, env);
      await untilThere(name, child);
    },
  };
}

/** Until the command says that it is there. Rejects with what it said when it ends before. */
async function untilThere(name: string, child: ChildProcessWithoutNullStreams): Promise<void> {
  let said = '';
  child.stdout.resume();
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (/Coursewright (is at|works)/.test(said)) resolve();
    });
    child.on('exit', () => reject(new Error(`${name} has ended: ${said}`)));
  });
}
