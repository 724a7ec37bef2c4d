import { describe, expect, it } from 'vitest';
import { answersUnderWay } from './answers-under-way.ts';
import type { ProblemBodyState } from './problem-body.ts';

const state = (values: ProblemBodyState['values']): ProblemBodyState => ({
  view: { inputs: {} },
  values,
  results: { a: { correctness: 'correct' } },
  disabled: false,
  missing: [],
  language: 'en',
  fallbackLabels: {},
  explanation: '',
});

describe('answers under way from a frame', () => {
  it('stay when an older state comes in, without its mark', () => {
    const answers = answersUnderWay();
    answers.tell('a', 'x');
    answers.tell('a', 'xy');
    expect(answers.settle(state({ a: 'x', b: 'z' }))).toMatchObject({
      values: { a: 'xy', b: 'z' },
      results: { a: undefined },
    });
  });

  it('are settled when they come back; then what comes in counts again, a reset too', () => {
    const answers = answersUnderWay();
    answers.tell('a', 'xy');
    expect(answers.settle(state({ a: 'xy' })).results['a']).toEqual({ correctness: 'correct' });
    expect(answers.settle(state({})).values).toEqual({});
  });

  it('are blank ones too, which is how a line of code begins', () => {
    const answers = answersUnderWay();
    answers.tell('a', '  ');
    expect(answers.settle(state({})).values).toEqual({ a: '  ' });
  });
});
