import type { FieldKind } from '../blocks/field-table.ts';
import type { Json } from '../shared/json.ts';
import { isList } from './same-json.ts';
import { isoDate } from './date-text.ts';
import { isXmlText } from './xml/xml-escape.ts';

/** A decoded value, or why there is none. */
export type Decoded = { readonly value: Json } | { readonly invalid: string };

/** `deserialize_field` of xblocks-contrib legacy_utils/xml_utils.py: JSON if that suits the field, else the text. */
export function decodeAttribute(kind: FieldKind, text: string): Decoded {
  let json: Json;
  try {
    json = parseJson(text);
  } catch {
    return decodeValue(kind, text);
  }
  const decoded = decodeValue(kind, json);
  return 'invalid' in decoded ? decodeValue(kind, text) : decoded;
}

/** `from_json` of the field's class. */
export function decodeValue(kind: FieldKind, json: Json): Decoded {
  if (json === null) return { value: null };
  switch (kind) {
    case 'string':
    case 'xml':
      return typeof json === 'string' ? { value: json } : { invalid: 'is not text' };
    case 'boolean':
      if (typeof json === 'string') return { value: json.trim().toLowerCase() === 'true' };
      return { value: typeof json === 'boolean' ? json : json !== 0 };
    case 'integer':
    case 'float':
      return decodeNumber(kind, json);
    case 'date': {
      if (json === '') return { value: null };
      const date = typeof json === 'string' ? isoDate(json) : undefined;
      return date === undefined ? { invalid: 'is not a date' } : { value: date };
    }
    case 'timedelta':
      if (typeof json === 'number') return { value: `${json} seconds` };
      if (typeof json !== 'string') return { invalid: 'is not a length of time' };
      return timedeltaSeconds(json) === undefined
        ? { invalid: 'is not a length of time such as "1 day 12 hours"' }
        : { value: json };
    case 'relative_time':
      return decodeRelativeTime(json);
    case 'list':
      return Array.isArray(json) ? { value: json } : { invalid: 'is not a list' };
    case 'dict':
      return typeof json === 'object' && !Array.isArray(json)
        ? { value: json }
        : { invalid: 'is not an object' };
    case 'json':
      break;
  }
  return { value: json };
}

/** The attribute text that decodes to `value`; strings stay bare where that reads back. */
export function encodeAttribute(kind: FieldKind, value: Json): string {
  if (kind === 'float' && Number.isSafeInteger(value)) return `${JSON.stringify(value)}.0`;
  if (typeof value !== 'string') return printJson(value);
  const bare = isXmlText(value) ? decodeAttribute(kind, value) : { invalid: 'has no place in XML' };
  return 'value' in bare && bare.value === value ? value : JSON.stringify(value);
}

/** With the spaces that Python's json.dumps puts, as in Studio's exports. */
function printJson(json: Json): string {
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  if (isList(json)) return `[${json.map(printJson).join(', ')}]`;
  const members = Object.entries(json).map(([key, value]) => `${JSON.stringify(key)}: ${printJson(value)}`);
  return `{${members.join(', ')}}`;
}

/** Seconds of Open edX's `Timedelta` text (`1 day 12 hours 59 minutes 59 seconds`, any part may be missing). */
export function timedeltaSeconds(text: string): number | undefined {
  const parts =
    /^\s*(?:(\d+) days?(?:,|\s|$)\s*)?(?:(\d+) hours?(?:,|\s|$)\s*)?(?:(\d+) minutes?(?:,|\s|$)\s*)?(?:(\d+) seconds?)?\s*$/.exec(
      text,
    );
  if (parts === null) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

function parseJson(text: string): Json {
  const json: Json = JSON.parse(text);
  return json;
}

function decodeNumber(kind: 'integer' | 'float', json: Json): Decoded {
  if (json === '') return { value: null };
  const number = typeof json === 'string' && json.trim() !== '' ? Number(json) : json;
  if (typeof number === 'boolean') return { value: number ? 1 : 0 };
  if (typeof number !== 'number' || !Number.isFinite(number)) return { invalid: 'is not a number' };
  return { value: kind === 'integer' ? Math.trunc(number) : number };
}

function decodeRelativeTime(json: Json): Decoded {
  if (typeof json === 'number') return { value: clockTime(json) };
  if (json === '') return { value: '00:00:00' };
  const parts = typeof json === 'string' ? /^(?:(\d+):)?(\d+):(\d+)(?:\.\d*)?$/.exec(json) : null;
  if (parts === null) {
    const seconds = typeof json === 'string' ? Number(json) : Number.NaN;
    return Number.isFinite(seconds) ? { value: clockTime(seconds) } : { invalid: 'is not a time HH:MM:SS' };
  }
  return { value: clockTime((Number(parts[1] ?? 0) * 60 + Number(parts[2])) * 60 + Number(parts[3])) };
}

function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.trunc(seconds));
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}
