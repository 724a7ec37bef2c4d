import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FolderEventLog } from '@coursewright/core/folder';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logLineOf, writeLog } from '../testing/write-log.ts';
import { eventCounts } from './event-counts.ts';

const course = 'course-v1:A+B+C';
const now = () => Date.parse('2026-11-06T12:00:00Z') * 1000;
const long = 60_000;

describe('the events of a day', () => {
  let data: string;
  let read: number[];
  beforeEach(() => {
    data = mkdtempSync(path.join(tmpdir(), 'coursewright-counts-'));
    read = [];
  });
  afterEach(() => rmSync(data, { recursive: true, force: true }));

  const counts = () => {
    const log = new FolderEventLog(path.join(data, 'events'));
    return eventCounts({
      log: {
        hours: () => log.hours(),
        readHour: (hour) => {
          read.push(hour);
          return log.readHour(hour);
        },
      },
      now,
      onError: (error) => {
        throw error;
      },
    });
  };
  const line = (time: string) => logLineOf(course, { time: `${time}+00:00` });

  it('are the lines of its hours, from the first day of the log on, days without any among them', async () => {
    writeLog(data, '2026-11-03T10', [line('2026-11-03T10:00:00'), line('2026-11-03T10:00:01')]);
    writeLog(data, '2026-11-03T23', [line('2026-11-03T23:00:00')]);
    writeLog(data, '2026-11-05T08', [line('2026-11-05T08:00:00')]);
    expect(await counts().perDay(14, long)).toEqual([
      { date: '2026-11-03', events: 3 },
      { date: '2026-11-04', events: 0 },
      { date: '2026-11-05', events: 1 },
      { date: '2026-11-06', events: 0 },
    ]);
    expect((await counts().perDay(2, long)).map(({ date }) => date)).toEqual(['2026-11-05', '2026-11-06']);
  });

  it('are counted once for each hour, and again where one has grown', async () => {
    writeLog(data, '2026-11-05T08', [line('2026-11-05T08:00:00')]);
    writeLog(data, '2026-11-06T11', [line('2026-11-06T11:00:00')]);
    const counted = counts();
    await counted.perDay(14, long);
    await counted.perDay(14, long);
    expect(read).toHaveLength(2);
    writeLog(data, '2026-11-06T11', [line('2026-11-06T11:00:00'), line('2026-11-06T11:30:00')]);
    expect((await counted.perDay(14, long)).at(-1)).toEqual({ date: '2026-11-06', events: 2 });
    expect(read).toHaveLength(3);
  });

  it('are not made up while they are still being counted', async () => {
    writeLog(data, '2026-11-06T11', [line('2026-11-06T11:00:00')]);
    const log = new FolderEventLog(path.join(data, 'events'));
    const slow = eventCounts({
      log: {
        hours: () => log.hours(),
        readHour: async function* never() {
          await new Promise(() => undefined);
          yield [];
        },
      },
      now,
      onError: () => undefined,
    });
    expect(await slow.perDay(14, 1)).toEqual([{ date: '2026-11-06', events: null }]);
  });

  it('tell when the newest happened, and nothing of an empty log', async () => {
    expect(await counts().newest()).toBeUndefined();
    expect(await counts().perDay(14, long)).toEqual([]);
    writeLog(data, '2026-11-06T11', [line('2026-11-06T11:00:00'), line('2026-11-06T11:30:00')]);
    expect(await counts().newest()).toBe(Date.parse('2026-11-06T11:30:00Z') * 1000);
  });
});
