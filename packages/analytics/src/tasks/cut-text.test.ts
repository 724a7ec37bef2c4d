import { expect, it } from 'vitest';
import { cutText } from './cut-text.ts';

it('cuts between characters, never within one', () => {
  expect(cutText('\u{1F600}\u{1F601}\u{1F602}', 2)).toBe('\u{1F600}\u{1F601}');
  expect(cutText('a\u{1F600}b', 2)).toBe('a\u{1F600}');
  expect(cutText('abc', 2)).toBe('ab');
});

it('leaves what is no longer than allowed', () => {
  expect(cutText('', 0)).toBe('');
  expect(cutText('\u{1F600}\u{1F601}', 2)).toBe('\u{1F600}\u{1F601}');
});
