import { describe, expect, it } from 'vitest';
import { parseVtt } from './parse-vtt.ts';

describe('parseVtt', () => {
  it('reads cues with and without hours, names and settings, as plain text in order of time', () => {
    const cues = parseVtt(
      '\uFEFFWEBVTT - a title\r\n\r\nNOTE never shown\r\n\r\n2\r\n00:05.250 --> 00:07.000 align:start\r\n<v Ann><i>Two</i> &lt;lines&gt;\r\nof it\r\n\r\n01:00:01,500 --> 01:00:02.000\r\nLate\r\n\r\n00:01.000 --> 00:02.000\r\nFirst\r\n',
    );
    expect(cues).toEqual([
      { start: 1, end: 2, text: 'First' },
      { start: 5.25, end: 7, text: 'Two <lines> of it' },
      { start: 3601.5, end: 3602, text: 'Late' },
    ]);
  });

  it('finds none in what is no transcript', () => {
    expect(parseVtt('<html>Not found</html>')).toEqual([]);
  });
});
