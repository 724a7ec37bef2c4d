import { isUtf8 } from 'node:buffer';
import { isJsonObject, type JsonObject } from '@coursewright/core/shared';
import { isTooDeep } from '../log/json-depth.ts';
import type { LineFault } from './lint-codes.ts';

export interface ParsedLine {
  /** undefined where nothing could be made of the line. */
  readonly json: JsonObject | undefined;
  /** What stood before the object, as syslog writes it. */
  readonly prefixed: boolean;
  readonly faults: readonly LineFault[];
}

const bom = Buffer.from([0xef, 0xbb, 0xbf]);

/** Reads a line of a tracking log, and tells what is wrong with its bytes and its JSON. */
export function parseLogLine(line: Buffer): ParsedLine {
  const faults: LineFault[] = [];
  let bytes = line;
  if (bytes.subarray(0, 3).equals(bom)) {
    faults.push({ code: 'byte_order_mark', path: '', message: 'The line begins with a byte order mark.' });
    bytes = bytes.subarray(3);
  }
  if (!isUtf8(bytes)) {
    faults.push({ code: 'not_utf8', path: '', message: 'The line is not UTF-8.' });
  }
  const text = bytes.toString('utf8');
  const brace = text.indexOf('{');
  const object = brace === -1 ? text : text.slice(brace);
  if (isTooDeep(object)) {
    faults.push({ code: 'too_deep', path: '', message: 'The line is nested too deep to be read.' });
    return { json: undefined, prefixed: false, faults };
  }
  const json = parse(object);
  if (json === undefined) {
    faults.push(brokenJson(text, brace));
    return { json: undefined, prefixed: false, faults };
  }
  if (!isJsonObject(json)) {
    faults.push({ code: 'not_an_object', path: '', message: 'The line is JSON, but no object.' });
    return { json: undefined, prefixed: false, faults };
  }
  return { json, prefixed: text.slice(0, brace).trim() !== '', faults };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function brokenJson(text: string, brace: number): LineFault {
  if (brace === -1) return { code: 'not_json', path: '', message: 'The line has no JSON object.' };
  if (!text.trimEnd().endsWith('}')) {
    return { code: 'cut_off', path: '', message: 'The line ends before its JSON object does.' };
  }
  if (/[:,[]\s*-?(?:NaN|Infinity)\b/.test(text)) {
    return { code: 'not_json', path: '', message: 'The line has NaN or Infinity, which JSON has not.' };
  }
  return { code: 'not_json', path: '', message: 'The line’s object is no JSON.' };
}
