import type { Json } from '@coursewright/core/shared';
import type { LineFault } from './lint-codes.ts';

const shape = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,6})?(Z|[+-]\d\d:?\d\d)?$/;
const day = 86_400_000;

/** What is wrong with `time`; `now` in ms. */
export function checkTime(time: Json | undefined, now: number): readonly LineFault[] {
  if (typeof time !== 'string') return [];
  const [, ...parts] = shape.exec(time) ?? [];
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = parts.slice(0, 6).map(Number);
  const at = Date.UTC(year, month - 1, date, hour, minute, second);
  const back = new Date(at);
  if (
    parts.length === 0 ||
    Number.isNaN(at) ||
    back.getUTCMonth() !== month - 1 ||
    back.getUTCDate() !== date ||
    back.getUTCHours() !== hour ||
    back.getUTCMinutes() !== minute
  ) {
    return [
      { code: 'bad_time', path: 'time', message: 'This is no time like 2026-01-31T23:59:59.123456+00:00.' },
    ];
  }
  const zone = parts[6];
  if (zone === undefined) {
    return [{ code: 'odd_time', path: 'time', message: 'The time has no zone; it counts as UTC.' }];
  }
  if (!/^(?:Z|[+-]00:?00)$/.test(zone)) {
    return [{ code: 'odd_time', path: 'time', message: 'The time is not in UTC; tasks take it for UTC.' }];
  }
  if (at > now + day) return [{ code: 'odd_time', path: 'time', message: 'The time is in the future.' }];
  return [];
}
