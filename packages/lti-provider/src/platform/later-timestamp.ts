/** Whether an ISO 8601 time is later than another, to the last digit given: scores of one millisecond must not pass for equal (AGS 2.0, score `timestamp`). */
export function isLater(time: string, before: string): boolean {
  const [seconds, fraction] = parts(time);
  const [secondsBefore, fractionBefore] = parts(before);
  return seconds === secondsBefore ? fraction > fractionBefore : seconds > secondsBefore;
}

/** Nine digits of a second are more than any platform writes. */
function parts(time: string): readonly [seconds: number, fraction: string] {
  const fraction = /\.(\d+)/.exec(time)?.[1] ?? '';
  return [Math.floor(Date.parse(time) / 1000), fraction.padEnd(9, '0').slice(0, 9)];
}
