import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineReader } from './line-reader.ts';
import type { LogEvent } from './log-event.ts';
import { parseLogEvent } from './parse-log-event.ts';

const seen = (event: LogEvent | undefined) =>
  event && {
    line: event.line,
    id: event.id,
    type: event.type,
    source: event.source,
    time: event.time,
    date: event.date,
    username: event.username,
    isNamed: event.isNamed,
    userId: event.userId,
    ip: event.ip,
    courseId: event.courseId,
    courseIdOrUrl: event.courseIdOrUrl,
    data: event.data(),
    context: event.context(),
    json: event.json(),
  };

const reader = new LineReader();
/** Both readings of a line that stands between others. */
function readings(line: Buffer): { fast: unknown; parsed: unknown } {
  const padded = Buffer.concat([Buffer.from('{"id":"before"}\n'), line, Buffer.from('\n{"id":"behind"}')]);
  return {
    fast: seen(reader.read(padded, 16, 16 + line.length)),
    parsed: seen(parseLogEvent(line.toString())),
  };
}

const space = fc.constantFrom('', '', ' ', '  ', '\t', '\r', ' \r');
const names = fc.constantFrom(
  'id',
  'event_type',
  'event_source',
  'time',
  'username',
  'ip',
  'page',
  'event',
  'context',
  'user_id',
  'course_id',
  'name',
  '__proto__',
  'event_typ',
  'Time',
  '',
  'é',
  String.raw`a\"b`,
);
const escaped = fc.constantFrom(
  ...String.raw`\" \\ \/ \b \n \u0041 \ud83d\ude00 \ud800 \u00e9 \u0000`.split(' '),
  ...String.raw`\x \u12 \u12g4 \ `.split(' '),
);
const piece = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('a', 'play_video', '2026-01-02', 'T', '+00:00', '.5', ' ', '{', '}', '='),
  },
  { weight: 2, arbitrary: escaped },
  { weight: 1, arbitrary: fc.constantFrom('é', '\u{1F600}', '\u2028', '\u007f', '\0', '\t', '"') },
);
const texts = fc
  .oneof(
    fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join('')),
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    fc.constantFrom(
      'server',
      'browser',
      'course-v1:a+b+c',
      ' course-v1:a+b+c ',
      'a/b/c',
      'course-v1:a',
      '/courses/a/b/c/x',

      '2026-01-02T03:04:05+00:00',
      '2026-01-02T03:04:05.25',
      '2026-01-02',
      '2026+01-02T',
      ' ada\\t',
      '42',
      '',
      '{\\"id\\":\\"x\\",\\"a\\":[1]}',
      '{\\"id\\"',
      '[]',
      '/courses/course-v1:a+b+c/',
    ),
  )
  .map((text) => `"${text}"`);
const numbers = fc.constantFrom(
  '0',
  '-0',
  '7',
  '42',
  '-1',
  '1.5',
  '1e3',
  '1E+2',
  '1e400',
  '01',
  '1.',
  '.5',
  '-',
  '+1',
  '12345678901234567890',
  '0x1',
  'NaN',
);
const literals = fc.constantFrom('true', 'false', 'null', 'nul', 'True', 'undefined', '');
const { value } = fc.letrec<{ value: string; object: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: texts },
    { weight: 2, arbitrary: numbers },
    { weight: 2, arbitrary: literals },
    { weight: 3, arbitrary: tie('object') },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.array(tie('value'), { maxLength: 3 }), space)
        .map(([values, blank]) => `[${blank}${values.join(`,${blank}`)}${blank}]`),
    },
  ),
  object: fc
    .tuple(fc.array(fc.tuple(names, tie('value'), space), { maxLength: 7 }), fc.constantFrom('', '', '', ','))
    .map(([members, more]) => {
      const inside = members.map(([name, of, blank]) => `${blank}"${name}"${blank}:${blank}${of}${blank}`);
      return `{${inside.join(',')}${more}}`;
    }),
}));
const prefixes = fc.constantFrom(
  '',
  '',
  '',
  '',
  '2023-05-23 13:53:13,461 INFO 20 [tracking] - ',
  '\uFEFF',
  '{',
  ' ',
  '"',
  '[',
);
const suffixes = fc.constantFrom('', '', '', '', ' ', '\r', '}', ' x', '\u00a0', ',', '{}', '"');

describe('LineReader', () => {
  it('tells of any line what JSON.parse tells', () => {
    fc.assert(
      fc.property(prefixes, value, suffixes, (before, json, behind) => {
        const { fast, parsed } = readings(Buffer.from(before + json + behind));
        expect(fast).toEqual(parsed);
      }),
      { numRuns: 5000 },
    );
  });

  it('tells the same of lines with bytes changed, taken out or cut off', () => {
    const line = Buffer.from(
      String.raw`{"id": "0", "context": {"user_id": 12, "course_id": "course-v1:a+b+c"}, "event": "{\"id\": \"\\u00e9\", \"n\": [1, -2.5e3]}", "time": "2026-01-02T03:04:05.5+00:00", "event_type": "play_video", "page": null}`,
    );
    const place = fc.nat(line.length - 1);
    fc.assert(
      fc.property(place, fc.nat(255), place, place, (at, byte, from, to) => {
        const changed = Buffer.from(line);
        changed[at] = byte === 0x0a ? 0x20 : byte;
        const shorter = Buffer.concat([line.subarray(0, from), line.subarray(to)]);
        for (const { fast, parsed } of [changed, shorter, line.subarray(0, to)].map(readings)) {
          expect(fast).toEqual(parsed);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('takes the last of several members of a name, also where the names are written with escapes', () => {
    for (const line of [
      String.raw`{"time":"2026-01-01T","\u0074ime":"2026-01-02T"}`,
      String.raw`{"context":{"user_id":1,"user_id":"2"},"context":{"course_id":"a/b/c"}}`,
      String.raw`{"context":{"user_id":1},"context":7}`,
      String.raw`{"name":{"username":"inner"},"username":"outer","event":{"username":"inner"}}`,
      `${'{"a":'.repeat(300)}1${'}'.repeat(300)}`,
    ]) {
      const { fast, parsed } = readings(Buffer.from(line));
      expect(fast).toEqual(parsed);
    }
  });

  it('has the event member as it was written', () => {
    const writtenIn = (line: string) => {
      const bytes = Buffer.from(line);
      return reader.read(bytes, 0, bytes.length)?.dataText;
    };
    expect(writtenIn('{"duration": 7, "event": {"duration": 184.0}}')).toBe('{"duration": 184.0}');
    expect(writtenIn(String.raw`{"event": "{\"é\": 1e2}"}`)).toBe(String.raw`{\"é\": 1e2}`);
    expect(writtenIn('{"duration": 184.0}')).toBe('');
  });
});
