import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Diagnosis } from './diagnosis.ts';

/** Before any release of the host; in ms. */
const BEFORE_RELEASES = Date.UTC(2024, 0, 1);
const MINUTE = 60_000;

/** A clock cannot be compared with anything here but with what was written before. `now` in ms. */
export function checkClock(folder: string, now = Date.now()): Diagnosis {
  const name = 'Clock';
  const found = new Date(now).toISOString();
  const advice = 'Set it, and keep it by NTP: LTI launches are refused when clocks differ by minutes.';
  const newest = Math.max(BEFORE_RELEASES, ...timesIn(folder));
  return now + MINUTE < newest
    ? {
        name,
        status: 'bad',
        found: `${found} is before ${new Date(newest).toISOString()}, which has been`,
        advice,
      }
    : { name, status: 'good', found };
}

function timesIn(folder: string): number[] {
  try {
    return readdirSync(folder).map((file) => statSync(path.join(folder, file)).mtimeMs);
  } catch {
    return [];
  }
}
