import { describe, expect, it } from 'vitest';
import { discrimination, type Tries } from './discrimination.ts';

/** A learner who solved of `a`, `b` and `c` those named. */
const learner = (solved: string): Tries => ({
  problems: new Map(['a', 'b', 'c'].map((id) => [id, solved.includes(id)])),
  solved: solved.length,
});
const times = (count: number, solved: string) => Array.from({ length: count }, () => learner(solved));

describe('discrimination', () => {
  it('is 1 where those who solve a problem solve the others, and the others nothing', () => {
    expect(discrimination([...times(6, 'abc'), ...times(6, '')], 'a')).toBeCloseTo(1);
  });

  it('is −1 where it is the other way round, as with a wrong key', () => {
    expect(discrimination([...times(6, 'bc'), ...times(6, 'a')], 'a')).toBeCloseTo(-1);
  });

  it('is as worked out by hand', () => {
    const learners = [...times(4, 'abc'), ...times(2, 'ab'), ...times(2, 'b'), ...times(2, '')];
    const [xs, ys] = [
      [1, 1, 1, 1, 1, 1, 0, 0, 0, 0],
      [1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0, 0],
    ];
    const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
    const products = xs.map((x, at) => x * (ys[at] ?? 0));
    const squares = (values: readonly number[]) => sum(values.map((one) => one * one));
    const top = 10 * sum(products) - sum(xs) * sum(ys);
    const below = Math.sqrt((10 * squares(xs) - sum(xs) ** 2) * (10 * squares(ys) - sum(ys) ** 2));
    expect(discrimination(learners, 'a')).toBeCloseTo(top / below, 10);
  });

  it('is not told of fewer than ten learners, where all are alike, and of who tried nothing else', () => {
    expect(discrimination([...times(5, 'abc'), ...times(4, '')], 'a')).toBeNull();
    expect(discrimination(times(20, 'abc'), 'a')).toBeNull();
    expect(
      discrimination(
        Array.from({ length: 20 }, () => ({ problems: new Map([['a', true]]), solved: 1 })),
        'a',
      ),
    ).toBeNull();
  });
});
