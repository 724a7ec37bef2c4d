/** Microseconds since 1970 of an ISO 8601 time: `Date.parse` drops what is below the millisecond, tools send it (AGS §3.4.3). */
export function isoMicroseconds(iso: string): number {
  const digits = /\.(\d+)/.exec(iso)?.[1] ?? '';
  const whole = Date.parse(iso.replace(/\.\d+/, ''));
  return whole * 1000 + Number(digits.padEnd(6, '0').slice(0, 6));
}
