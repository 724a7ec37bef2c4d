/** An instant as whole microseconds since 1970-01-01T00:00:00Z; below 2^53 until the year 2255. */
export type Instant = number;

export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = {
  now: () => Math.round((performance.timeOrigin + performance.now()) * 1000),
};

/** ISO 8601 in UTC with microseconds, the form of Open edX's tracking log. */
export function formatInstant(at: Instant): string {
  const seconds = new Date(Math.floor(at / 1000)).toISOString().slice(0, 19);
  return `${seconds}.${String(at % 1_000_000).padStart(6, '0')}+00:00`;
}

/** The instant of an ISO 8601 text, e.g. a course's date field; NaN for any other text. */
export function isoInstant(iso: string): Instant {
  return Date.parse(iso) * 1000;
}
