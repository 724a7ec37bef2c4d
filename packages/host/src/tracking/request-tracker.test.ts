import { serverOrigin, type TrackedRequest } from '@coursewright/core';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { requestTracker } from './request-tracker.ts';

const request = (path: string): Promise<TrackedRequest> =>
  Promise.resolve({ path, parameters: '{}', origin: serverOrigin, courseId: '', at: 0 });

function open(limits = { wait: 3_600_000, batch: 2, waiting: 4 }) {
  const batches: string[][] = [];
  const lines: string[] = [];
  const database = { away: false };
  const tracker = requestTracker(
    {
      events: {
        recordRequests: async (requests) => {
          if (database.away) throw new Error('away');
          batches.push(requests.map(({ path }) => path));
        },
      },
      log: pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) }),
    },
    limits,
  );
  return { tracker, batches, lines, database };
}

describe('requestTracker', () => {
  it('writes what it was given in order, so many at once', async () => {
    const { tracker, batches } = open();
    for (const path of ['/1', '/2', '/3']) tracker.add(request(path));
    expect(batches).toEqual([]);
    await tracker.close();
    expect(batches).toEqual([['/1', '/2'], ['/3']]);
  });

  it('writes by itself after a moment', async () => {
    const { tracker, batches } = open({ wait: 1, batch: 10, waiting: 10 });
    tracker.add(request('/1'));
    await expect.poll(() => batches).toEqual([['/1']]);
    await tracker.close();
  });

  it('leaves out what is nothing and what failed', async () => {
    const { tracker, batches } = open();
    tracker.add(Promise.reject(new Error('gone')));
    tracker.add(Promise.resolve(undefined));
    tracker.add(request('/3'));
    await tracker.close();
    expect(batches.flat()).toEqual(['/3']);
  });

  it('keeps what could not be written, and of too many tells how many were left out', async () => {
    const { tracker, batches, lines, database } = open();
    database.away = true;
    for (const path of ['/1', '/2', '/3', '/4', '/5', '/6']) tracker.add(request(path));
    await tracker.flush();
    expect(batches).toEqual([]);
    expect(lines.join('')).toMatch(/tried again.*"requests":2/s);
    database.away = false;
    await tracker.close();
    expect(batches.flat()).toEqual(['/1', '/2', '/3', '/4']);
  });
});
