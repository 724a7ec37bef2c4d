import { EventRefusal } from './refused-event.ts';

const iso = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d+))?\s*(Z|[+-]\d\d:?\d\d)?$/i;

/** A time as Python's `isoformat` prints it: six places or none, `+00:00` for UTC. A time without a zone is refused. */
export function isoformat(time: string): string {
  const [, date, clock, fraction, zone] = iso.exec(time) ?? [];
  if (date === undefined || zone === undefined) throw refused(time);
  const micros = (fraction ?? '').slice(0, 6).padEnd(6, '0');
  const offset = zone.toUpperCase() === 'Z' ? '+00:00' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  return `${date}T${clock}${micros === '000000' ? '' : `.${micros}`}${offset}`;
}

/** A time in UTC, cut to milliseconds: `2020-07-15T06:46:41.543Z`. */
export function utcMilliseconds(time: string): string {
  const [, date, clock, fraction, zone] = iso.exec(time) ?? [];
  if (date === undefined || zone === undefined) throw refused(time);
  const millis = (fraction ?? '').slice(0, 3).padEnd(3, '0');
  const utc = `${date}T${clock}.${millis}Z`;
  if (/^(?:Z|[+-]00:?00)$/i.test(zone)) return utc;
  const at = Date.parse(utc);
  if (Number.isNaN(at)) throw refused(time);
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return new Date(at - (zone.startsWith('-') ? -minutes : minutes) * 60_000).toISOString();
}

function refused(time: string): EventRefusal {
  return new EventRefusal('incomplete', `The event’s time, ${time.slice(0, 40)}, is none with a time zone.`);
}
