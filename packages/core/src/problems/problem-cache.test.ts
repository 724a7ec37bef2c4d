import { expect, it } from 'vitest';
import { cachedProblem } from './problem-cache.ts';

const xml = (text: string) =>
  `<problem><stringresponse answer="${text}"><textline/></stringresponse></problem>`;

it('gives the same problem for the same text, and another for another', () => {
  const first = cachedProblem(xml('a'));
  expect(cachedProblem(xml('a'))).toBe(first);
  expect(cachedProblem(xml('b'))).not.toBe(first);
});

it('lets go of what was used longest ago', () => {
  const first = cachedProblem(xml('first'));
  const used = cachedProblem(xml('used'));
  for (let n = 0; n < 40; n += 1) {
    cachedProblem(xml(`${n} ${'x'.repeat(50_000)}`));
    expect(cachedProblem(xml('used'))).toBe(used);
  }
  expect(cachedProblem(xml('first'))).not.toBe(first);
});

it('throws for a problem that cannot be read each time it is asked for', () => {
  const broken = '<problem><choiceresponse></problem>';
  for (let n = 0; n < 2; n += 1) {
    expect(() => cachedProblem(broken)).toThrow(expect.objectContaining({ code: 'invalid_problem' }));
  }
});
