import { describe, expect, it } from 'vitest';
import { scoreDocument } from './score-document.ts';

const at = Date.UTC(2026, 0, 1) * 1000;
const facts = (earned: number, more: { first?: boolean; product?: string } = {}) => ({
  subject: 'ada',
  score: { earned, possible: 2, version: 1, changed: at },
  timestamp: at + 1_500_500,
  first: true,
  ...more,
});

describe('a score as a platform is told it', () => {
  it('has its maximum, how far the learner is, when they submitted, and a time to the millisecond', () => {
    expect(scoreDocument(facts(1))).toEqual({
      userId: 'ada',
      scoreGiven: 1,
      scoreMaximum: 2,
      activityProgress: 'Submitted',
      gradingProgress: 'FullyGraded',
      timestamp: '2026-01-01T00:00:01.500Z',
      submission: { submittedAt: '2026-01-01T00:00:00.000Z' },
    });
  });

  it('is completed with every point, and never below 0', () => {
    expect(scoreDocument(facts(2))).toMatchObject({ activityProgress: 'Completed' });
    expect(scoreDocument(facts(-1))).toMatchObject({ scoreGiven: 0 });
  });

  it('counts as an attempt in Canvas at the first time only', () => {
    const extension = 'https://canvas.instructure.com/lti/submission';
    expect(scoreDocument(facts(1, { product: 'canvas' }))).not.toHaveProperty([extension]);
    expect(scoreDocument(facts(1, { product: 'canvas', first: false }))).toMatchObject({
      [extension]: { new_submission: false },
    });
    expect(scoreDocument(facts(1, { product: 'moodle', first: false }))).not.toHaveProperty([extension]);
  });
});
