import type { Clock, IdSource, Records } from '@coursewright/core';
import type { Logger } from 'pino';
import type { HostStores } from '../../accounts/host-stores.ts';
import { analyticsLease, lagOf, lagWords } from './analytics-lag.ts';
import type { FollowState } from './follow-log.ts';
import type { LiveSettings } from './live-messages.ts';
import { startLiveThread, type LiveThread } from './live-thread-handle.ts';
import { writeLiveStatus } from './live-status.ts';

export interface LiveAnalyticsDeps {
  readonly records: Records<Pick<HostStores, 'leases'>>;
  readonly settings: LiveSettings;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Logger;
}

export interface RunningLiveAnalytics {
  /** Seconds that lines of the log have waited to be in the tables; undefined where another process keeps them. */
  lag(): number | undefined;
  close(): Promise<void>;
}

const leaseMicroseconds = 15_000_000;
const renewMs = 3000;
const longestPause = 60_000;

/**
 * Keeps the published tables up with the log in a thread, as long as no other process does: one of all that share a database
 * holds a lease, and when it ends another goes on. What fails is logged and tried again.
 */
export function startLiveAnalytics(deps: LiveAnalyticsDeps): RunningLiveAnalytics {
  const { records, settings, clock, ids, log } = deps;
  const lease = { name: analyticsLease, holder: ids.uuid() };
  let thread: LiveThread | undefined;
  let state: FollowState | undefined;
  let startAt = 0;
  let pause = 1000;
  let turn: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let fault: string | undefined;

  const start = () => {
    const started = startLiveThread(settings, (message) => {
      if (message.kind === 'fault') {
        fault = message.message;
        log.error({ err: message }, 'analytics failed; it is tried again');
      } else {
        const { behindSince, settled } = message.state;
        state = {
          ...(behindSince !== undefined && { behindSince }),
          ...(settled !== undefined && { settled }),
        };
        if (settled !== undefined) {
          fault = undefined;
          pause = 1000;
        }
      }
      writeLiveStatus(settings.data, { ...state, ...(fault !== undefined && { fault }) });
    });
    thread = started;
    started.ended.catch((error: unknown) => {
      log.error({ err: error }, 'the thread of analytics ended; it is started again');
      if (thread === started) thread = undefined;
      fault = error instanceof Error ? error.message : String(error);
      writeLiveStatus(settings.data, { ...state, fault });
      startAt = clock.now() + pause * 1000;
      pause = Math.min(longestPause, pause * 2);
    });
  };

  const take = async (): Promise<void> => {
    try {
      const now = clock.now();
      const words = state === undefined ? {} : { said: lagWords(state) };
      const isHeld = await records.transaction(({ leases }) =>
        leases.hold({ ...lease, ...words }, now, now + leaseMicroseconds),
      );
      if (!isHeld) await leave();
      else if (thread === undefined && now >= startAt) start();
    } catch (error) {
      // Without its database a host has other worries; the lease runs out meanwhile, and another may take it.
      log.error({ err: error }, 'the lease of analytics could not be held');
      await leave();
    }
  };

  const leave = async (): Promise<void> => {
    const left = thread;
    thread = undefined;
    state = undefined;
    await left?.stop();
  };

  const again = () => {
    turn = take().finally(() => {
      turn = undefined;
      if (timer !== undefined) timer.refresh();
    });
  };
  timer = setTimeout(again, renewMs);
  again();

  return {
    lag: () => {
      if (thread === undefined) return undefined;
      return lagOf(state ?? {}, clock);
    },
    close: async () => {
      const last = timer;
      timer = undefined;
      clearTimeout(last);
      await turn;
      await leave();
      await records.transaction(({ leases }) => leases.release(lease)).catch(() => undefined);
    },
  };
}
