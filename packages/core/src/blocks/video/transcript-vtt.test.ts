import { expect, it } from 'vitest';
import { transcriptVtt } from './transcript-vtt.ts';

it('turns SubRip into WebVTT, whatever its line ends', () => {
  const srt = '\uFEFF1\r\n00:00:01,500 --> 00:00:02,750\r\nA coin, 5,000 times.\r\n';
  expect(transcriptVtt('a.srt', srt)).toBe(
    'WEBVTT\n\n1\n00:00:01.500 --> 00:00:02.750\nA coin, 5,000 times.\n',
  );
});

it("turns Open edX's JSON into WebVTT", () => {
  const json = JSON.stringify({ start: [0, 1500], end: [1500, 3_600_000], text: ['one', 'two'] });
  expect(transcriptVtt('subs_a.srt.sjson', json)).toBe(
    'WEBVTT\n\n00:00:00.000 --> 00:00:01.500\none\n\n00:00:01.500 --> 01:00:00.000\ntwo\n',
  );
});

it('names a file that is no transcript', () => {
  expect(() => transcriptVtt('subs_a.srt.sjson', '[]')).toThrow('subs_a.srt.sjson');
});
