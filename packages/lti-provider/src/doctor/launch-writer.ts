import type { Records } from '@coursewright/core';
import type { LaunchObservation, ObserveLaunch } from '../launch/launch-observation.ts';
import type { LtiLog } from '../lti-tool-deps.ts';
import type { LtiStores } from '../lti-stores.ts';
import { launchRecord } from './launch-record.ts';

/** Keeps what became of launches, outside of them. */
export interface LaunchWriter {
  readonly observe: ObserveLaunch;
  /** Writes what waits. */
  flush(): Promise<void>;
}

/** Of each registration and refusal code; a flood of one kind neither fills the memory nor drives out another. */
export const perKind = 50;
/** Kinds that wait at once: more are no launches but an attack. */
const mostKinds = 200;
/** A refused one may be asked for at once, by the id that its page shows. */
const delayMs = { refused: 1000, opened: 5000 };

/**
 * Gathers observations and writes them together, so that a launch costs no statement for it. Of more than are kept in the
 * end, the newest are written. What cannot be written is told to the log and let go.
 */
export function launchWriter({
  records,
  log,
}: {
  readonly records: Records<Pick<LtiStores, 'ltiLaunches'>>;
  readonly log?: LtiLog;
}): LaunchWriter {
  let waiting = new Map<string, LaunchObservation[]>();
  let timer: { readonly at: number; readonly handle: NodeJS.Timeout } | undefined;
  let writing: Promise<void> = Promise.resolve();

  const write = async (kinds: Map<string, LaunchObservation[]>): Promise<void> => {
    const launches = [...kinds.values()].flat().map(launchRecord);
    if (launches.length === 0) return;
    try {
      await records.transaction((tx) => tx.ltiLaunches.keepLaunches(launches, perKind));
    } catch (error) {
      log?.warn({ err: error, launches: launches.length }, 'LTI launches could not be kept for the doctor');
    }
  };
  const flush = (): Promise<void> => {
    if (timer !== undefined) clearTimeout(timer.handle);
    timer = undefined;
    const kinds = waiting;
    waiting = new Map();
    writing = writing.then(() => write(kinds));
    return writing;
  };
  const schedule = (ms: number): void => {
    const at = performance.now() + ms;
    if (timer !== undefined && timer.at <= at) return;
    if (timer !== undefined) clearTimeout(timer.handle);
    // It keeps no process alive: who stops a tool flushes it.
    timer = { at, handle: setTimeout(() => void flush(), ms).unref() };
  };
  return {
    observe: (launch) => {
      const kind = JSON.stringify([launch.registrationId, launch.code]);
      const same = waiting.get(kind);
      if (same === undefined && waiting.size >= mostKinds) return;
      if (same === undefined) waiting.set(kind, [launch]);
      else {
        same.push(launch);
        if (same.length > perKind) same.shift();
      }
      schedule(delayMs[launch.outcome]);
    },
    flush,
  };
}
