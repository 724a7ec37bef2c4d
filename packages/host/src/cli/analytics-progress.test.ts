import { expect, it } from 'vitest';
import { progressText } from './analytics-progress.ts';

it('tells how far a run is, its rate and the time left', () => {
  const files = { done: 3, of: 28 };
  const bytes = { done: 100 * 1024 * 1024, of: 900 * 1024 * 1024 };
  const reading = {
    stage: 'reading',
    files,
    bytes,
    events: 1_000_000,
    rate: 271_234.5,
    secondsLeft: 31.2,
  } as const;
  expect(progressText(reading)).toBe('Reading file 3 of 28: 100 of 900 MB, 271,235 events/s, 32 s left');
  expect(progressText({ ...reading, secondsLeft: undefined })).toMatch(/events\/s$/);
  expect(progressText({ stage: 'counting', done: 4, of: 30 })).toBe('Counting 4 of 30');
});
