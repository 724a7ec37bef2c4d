import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/**
 * Has this thread, and those it starts from now on, run when nobody else wants to: learners' answers come first. On Linux,
 * where a thread has a priority of its own; elsewhere nothing changes.
 */
export function lowerPriority(): void {
  try {
    const id = Number(/(\d+)$/.exec(readlinkSync('/proc/thread-self'))?.[1]);
    if (id !== process.pid) setPriority(id, 10);
  } catch {
    // As before.
  }
}
