import type { Json } from '@coursewright/core/shared';

/** Seconds to three places, ties to even as Python formats them; undefined for what is no number. */
export function milliseconds(value: Json | undefined): number | undefined {
  const seconds = secondsOf(value);
  if (seconds === undefined) return undefined;
  // A tie at the fourth place is a whole number of sixteenths, and exact.
  const tie = Number.isInteger(seconds * 16) && (seconds * 16) % 2 !== 0;
  if (!tie) return Number(seconds.toFixed(3));
  const below = Math.floor(seconds * 1000);
  return (below % 2 === 0 ? below : below + 1) / 1000;
}

export function secondsOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(value))
    return undefined;
  return Number(value);
}

interface Parts {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  /** With a point and at most six places. */
  readonly seconds: string;
}

function partsOf(seconds: number): Parts {
  const whole = Math.trunc(seconds);
  const micros = whole * 1_000_000 + roundEven((seconds - whole) * 1_000_000);
  const total = Math.floor(micros / 1_000_000);
  const fraction = micros % 1_000_000;
  const places = fraction === 0 ? '' : `.${String(fraction).padStart(6, '0').replace(/0+$/, '')}`;
  return {
    days: Math.floor(total / 86_400),
    hours: Math.floor(total / 3600) % 24,
    minutes: Math.floor(total / 60) % 60,
    seconds: `${total % 60}${places}`,
  };
}

function roundEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}

/** ISO 8601 as Caliper's statements have it (Python's isodate): `PT3M14.381S`, `P0D`. */
export function isoDuration(seconds: number): string {
  if (seconds < 0) return `-${isoDuration(-seconds)}`;
  const parts = partsOf(seconds);
  const date = parts.days > 0 ? `${parts.days}D` : '';
  const time = `${parts.hours > 0 ? `${parts.hours}H` : ''}${parts.minutes > 0 ? `${parts.minutes}M` : ''}${
    parts.seconds === '0' ? '' : `${parts.seconds}S`
  }`;
  return `P${date}${time === '' ? '' : `T${time}`}${date === '' && time === '' ? '0D' : ''}`;
}

/** ISO 8601 as xAPI's statements have it (tincan): two digits each from the first that is not 0, `PT03M15S`. */
export function paddedDuration(seconds: number): string {
  const parts = partsOf(Math.max(0, seconds));
  const [whole = '', fraction] = parts.seconds.split('.');
  const two = (value: string | number) => String(value).padStart(2, '0');
  const date = parts.days > 0 ? `${parts.days}D` : '';
  const hours = date !== '' || parts.hours > 0 ? `${two(parts.hours)}H` : '';
  const minutes = hours !== '' || parts.minutes > 0 ? `${two(parts.minutes)}M` : '';
  return `P${date}T${hours}${minutes}${two(whole)}${fraction === undefined ? '' : `.${fraction}`}S`;
}
