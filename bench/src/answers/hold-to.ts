import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Microseconds that the kernel shares out at a time: short, so that a held process pauses often and not for long. */
const PERIOD = 20_000;
const root = '/sys/fs/cgroup';

/**
 * Holds a process with all its threads to `share` of one core, by Linux's control groups, until it ends. Gives what takes
 * the group away then; undefined where this machine does not let us make one (it takes root).
 */
export function holdTo(share: number, pid: number): (() => void) | undefined {
  const first = existsSync(path.join(root, 'cpu/cpu.shares'));
  const folder = path.join(root, first ? 'cpu' : '', `coursewright-bench-${pid}`);
  const quota = Math.round(PERIOD * share);
  const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
  try {
    if (!first) writeFileSync(path.join(root, 'cgroup.subtree_control'), '+cpu');
    mkdirSync(folder);
    if (first) {
      write('cpu.cfs_period_us', String(PERIOD));
      write('cpu.cfs_quota_us', String(quota));
    } else {
      write('cpu.max', `${quota} ${PERIOD}`);
    }
    write('cgroup.procs', String(pid));
  } catch {
    return undefined;
  }
  return () => rmdirSync(folder);
}
