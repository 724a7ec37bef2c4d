import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { ServerCommand } from './service.ts';

const recorded = z.object({ pid: z.number(), started: z.string() });
const pidFile = (folder: string): string => path.join(folder, 'process.json');
export const logFile = (folder: string): string => path.join(folder, 'server.log');

/** The process that was started in this folder and still runs; a later process of the same number is not it. */
export function runningIn(folder: string): number | undefined {
  try {
    const { pid, started } = recorded.parse(JSON.parse(readFileSync(pidFile(folder), 'utf8')));
    return startOf(pid) === started ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Starts a server that goes on when this process ends. */
export function startServer(folder: string, { program, args, env = {} }: ServerCommand): number {
  const log = openSync(logFile(folder), 'a');
  const child = spawn(program, args, {
    cwd: folder,
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, ...env },
  });
  closeSync(log);
  child.on('error', (error) => console.error(`${program}: ${error.message}`));
  child.unref();
  const { pid } = child;
  if (pid === undefined) throw new Error(`${program} could not be started.`);
  writeFileSync(pidFile(folder), JSON.stringify({ pid, started: startOf(pid) ?? '' }));
  return pid;
}

/** Ends the process of this folder and waits until it is gone; kills it after 20 s. False where none ran. */
export async function stopServer(folder: string): Promise<boolean> {
  const pid = runningIn(folder);
  if (pid === undefined) return false;
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; runningIn(folder) !== undefined; waited += 50) {
    if (waited === 20_000) process.kill(pid, 'SIGKILL');
    if (waited > 25_000) throw new Error(`Process ${pid} does not end.`);
    await sleep(50);
  }
  rmSync(pidFile(folder), { force: true });
  return true;
}

/** The time of a process's start in ticks since the machine's: number and start together name one process (proc(5), field 22). */
function startOf(pid: number): string | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
