import { describe, expect, it } from 'vitest';
import { followLog, type FollowLog, type FollowState } from './follow-log.ts';

interface Position {
  readonly file: string;
  readonly offset: number;
}

const hour = 3_600_000_000;
const at = (offset: number, file = 'log-10'): Position => ({ file, offset });

/** A log of one line a byte, and what is done with it. */
function world(start: Position | undefined) {
  const done: string[] = [];
  const told: FollowState[] = [];
  const errors: string[] = [];
  let end = start;
  let now = 10 * hour;
  let isDue = false;
  let failing = 0;
  let retired: number | undefined;
  let listed = [['log-10']];
  const stop = new AbortController();
  const input: FollowLog = {
    from: start,
    outbox: { logEnd: async () => end },
    log: {
      async *read(upTo, from) {
        yield { hour: 0, lines: [`${from?.file}:${from?.offset} to ${upTo?.file}:${upTo?.offset}`] };
      },
    },
    live: {
      take: (lines) => void done.push(...lines),
      settled: async () => {
        failing -= 1;
        if (failing >= 0) throw new Error('no room');
        done.push('settled');
      },
      catchUp: async () => void done.push('read files'),
      forget: async () => void done.push('forget'),
    },
    toForget: async () => retired,
    forgotten: async (until) => {
      if (until === retired) retired = undefined;
    },
    files: async () => (listed.length > 1 ? listed.shift() : listed[0]) ?? [],
    isDue: () => {
      const was = isDue;
      isDue = false;
      return was;
    },
    clock: { now: () => now },
    tell: (state) => void told.push(state),
    onError: (error) => void errors.push(String(error)),
    signal: stop.signal,
    pollMs: 1,
  };
  const following = followLog(input);
  return {
    done,
    told,
    errors,
    write: (position: Position) => void (end = position),
    later: (microseconds: number) => void (now += microseconds),
    retire: (when: number) => void (retired = when),
    makeDue: () => void (isDue = true),
    fail: (times: number) => void (failing = times),
    list: (lists: string[][]) => void (listed = lists),
    stop: () => (stop.abort(), following),
  };
}

describe('followLog', () => {
  it('hands on what stands behind the last position, and tells since when something has waited', async () => {
    const log = world(at(5));
    log.write(at(9));
    await expect.poll(() => log.done).toEqual(['log-10:5 to log-10:9', 'settled']);
    log.write(at(2, 'log-11'));
    await expect.poll(() => log.done.slice(2)).toEqual(['log-10:9 to log-11:2', 'settled']);
    await log.stop();
    expect(log.told.slice(0, 3)).toEqual([
      { settled: 10 * hour },
      { behindSince: 10 * hour },
      { settled: 10 * hour },
    ]);
  });

  it('tries again what failed, without losing a line', async () => {
    const log = world(undefined);
    log.fail(2);
    log.write(at(3));
    await expect.poll(() => log.done.at(-1)).toBe('settled');
    await log.stop();
    const asked = 'undefined:undefined to log-10:3';
    expect(log.done).toEqual([asked, asked, asked, 'settled']);
    expect(log.errors).toEqual(['Error: no room', 'Error: no room']);
    expect(log.told.filter(({ settled }) => settled !== undefined)).toHaveLength(2);
  });

  it('counts without new lines when tables beside the log are due, and when a day begins', async () => {
    const log = world(at(1));
    log.makeDue();
    await expect.poll(() => log.done).toEqual(['settled']);
    log.later(24 * hour);
    await expect.poll(() => log.done).toEqual(['settled', 'settled']);
    await log.stop();
  });

  it('reads the files anew when an hour is over, again where one was compressed meanwhile', async () => {
    const log = world(at(1));
    log.list([['log-10'], ['log-10.gz', 'log-11'], ['log-10.gz', 'log-11']]);
    log.write(at(4, 'log-11'));
    await expect.poll(() => log.done).toHaveLength(2);
    log.later(hour + 30_000_000);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(log.done).toHaveLength(2);
    log.later(31_000_000);
    await expect.poll(() => log.done.slice(2)).toEqual(['read files', 'read files']);
    // Nothing has been written since.
    log.later(2 * hour);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(log.done).toHaveLength(4);
    await log.stop();
  });

  it('reads everything anew where the log ends before what was known of it', async () => {
    const log = world(at(9, 'log-11'));
    log.write(at(2, 'log-10'));
    await expect.poll(() => log.done).toEqual(['read files']);
    log.write(at(3, 'log-10'));
    await expect.poll(() => log.done).toEqual(['read files', 'log-10:2 to log-10:3', 'settled']);
    await log.stop();
  });

  it('forgets who was retired, until it has, and again where a file was compressed meanwhile', async () => {
    const log = world(at(1));
    log.list([['log-10'], ['log-10.gz'], ['log-10.gz']]);
    log.retire(5);
    await expect.poll(() => log.done).toEqual(['forget', 'forget']);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(log.done).toHaveLength(2);
    await log.stop();
  });
});
