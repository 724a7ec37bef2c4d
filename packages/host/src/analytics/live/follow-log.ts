import { setTimeout as sleep } from 'node:timers/promises';
import type { LiveAnalytics } from '@coursewright/analytics';
import type { Clock, EventLog, Instant, Outbox } from '@coursewright/core';
import { readUnmoved } from './read-unmoved.ts';

export interface FollowState {
  /** Since when lines of the log have waited to be in the tables; absent: none does. */
  readonly behindSince?: Instant;
  /** When the tables were last all that the log says. */
  readonly settled?: Instant;
}

export interface FollowLog {
  readonly live: Pick<LiveAnalytics, 'take' | 'settled' | 'catchUp' | 'forget'>;
  readonly log: Pick<EventLog, 'read'>;
  readonly outbox: Pick<Outbox, 'logEnd'>;
  /** Where the log ended before `live` read it. */
  readonly from: Position | undefined;
  /** Whether tables beside the log are to be looked at. */
  readonly isDue: () => boolean;
  /** When somebody was last taken out of the log that is still in what was made of it; undefined: nobody is. */
  readonly toForget: () => Promise<Instant | undefined>;
  /** Told when nobody of until then is in it any more. */
  readonly forgotten: (until: Instant) => Promise<void>;
  /** Names of the log's files: a file that is compressed while they are read may be missed. */
  readonly files: () => Promise<readonly string[]>;
  readonly clock: Clock;
  readonly tell: (state: FollowState) => void;
  readonly onError: (error: unknown) => void;
  readonly signal: AbortSignal;
  readonly pollMs?: number;
}

type Position = NonNullable<Awaited<ReturnType<Outbox['logEnd']>>>;

const longestPause = 60_000;
/** Microseconds after an hour's end in which its file is compressed. */
const afterHour = 60_000_000;
const hour = 3_600_000_000;

/**
 * Hands every line that a relay has marked to the live engine, until aborted. Each hour the files are read anew, which tell
 * what was taken line by line. What fails is told and tried again, after pauses that grow to a minute.
 */
export async function followLog(input: FollowLog): Promise<void> {
  const { clock, onError, signal, pollMs = 500 } = input;
  const follower = new Follower(input);
  let pause = pollMs;
  while (!signal.aborted) {
    try {
      await follower.step(clock.now());
      pause = pollMs;
    } catch (error) {
      onError(error);
      pause = Math.min(longestPause, pause * 2);
    }
    await sleep(pause, undefined, { signal, ref: true }).catch(() => undefined);
  }
}

class Follower {
  readonly #input: FollowLog;
  #at: Position | undefined;
  #filesReadTo: Position | undefined;
  #filesReadIn: number;
  #day: number;
  #isBehind = false;
  /** When the log's end was last asked for: what is new now may have waited since. */
  #asked: Instant;

  constructor(input: FollowLog) {
    const now = input.clock.now();
    this.#input = input;
    this.#at = input.from;
    this.#filesReadTo = input.from;
    this.#filesReadIn = hourOf(now);
    this.#day = dayOf(now);
    this.#asked = now;
    input.tell({ settled: now });
  }

  async step(now: Instant): Promise<void> {
    const { live, outbox, isDue, tell, clock, toForget, forgotten } = this.#input;
    const asked = this.#asked;
    this.#asked = now;
    const retired = await toForget();
    if (retired !== undefined) {
      await this.#readFiles('forget');
      await forgotten(retired);
    }
    const end = await outbox.logEnd();
    if (isBefore(end, this.#at)) {
      // Another log is in its place: of a backup.
      await this.#readFiles();
      this.#at = end;
    }
    if (isBefore(this.#at, end)) {
      if (!this.#isBehind) tell({ behindSince: asked });
      this.#isBehind = true;
      await this.#takeUntil(end);
    } else if (this.#isBehind || isDue() || dayOf(now) !== this.#day) await live.settled();
    this.#day = dayOf(now);
    if (this.#isBehind) tell({ settled: clock.now() });
    this.#isBehind = false;
    // An idle log has nothing new to be read.
    if (hourOf(now - afterHour) > this.#filesReadIn && isBefore(this.#filesReadTo, this.#at)) {
      await this.#readFiles();
    }
  }

  async #takeUntil(end: Position | undefined): Promise<void> {
    const { live, log } = this.#input;
    for await (const { lines } of log.read(end, this.#at)) {
      live.take(lines);
      await live.settled();
    }
    this.#at = end;
  }

  async #readFiles(how: 'catchUp' | 'forget' = 'catchUp'): Promise<void> {
    const { live, files, clock } = this.#input;
    const now = clock.now();
    await readUnmoved(files, () => live[how]());
    this.#filesReadIn = hourOf(now);
    this.#filesReadTo = this.#at;
  }
}

function isBefore(a: Position | undefined, b: Position | undefined): boolean {
  if (b === undefined) return false;
  return a === undefined || a.file < b.file || (a.file === b.file && a.offset < b.offset);
}

function hourOf(at: Instant): number {
  return Math.floor(at / hour);
}

function dayOf(at: Instant): number {
  return Math.floor(at / (24 * hour));
}
