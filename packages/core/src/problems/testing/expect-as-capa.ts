import { expect } from 'vitest';
import type { JudgedCase, JudgedVectors } from './judge-vectors.ts';
import { listedUnder } from './vector-exceptions.ts';

/** Graded by comparing what was chosen or written: all of them, the listed ones aside. */
const exact = [
  'choiceresponse',
  'multiplechoiceresponse',
  'numericalresponse',
  'optionresponse',
  'stringresponse',
  'truefalseresponse',
];

/**
 * Every case as capa has it, but for those that docs/compatibility.md lists by id, each of which still differs: at least 98 % of every
 * response type, 99.5 % in all, and no type and no kind that is among the exceptions as a whole.
 */
export function expectAsCapa({ cases, ungraded }: JudgedVectors): void {
  const listed = listedUnder('### Recorded cases that come out otherwise');
  const failed = cases.filter(({ difference }) => difference !== undefined);
  expect(failed.filter(({ id }) => !listed.has(id))).toEqual([]);
  expect(new Set(failed.map(({ id }) => id))).toEqual(listed);
  expect(share(cases)).toBeGreaterThanOrEqual(0.995);
  for (const [type, of] of grouped(cases, ({ types }) => types)) {
    const least = exact.includes(type) ? 0.995 : 0.98;
    expect({ type, enough: share(of) >= least }).toEqual({ type, enough: true });
  }
  for (const [name, of] of grouped(cases, ({ file, types, kind }) =>
    [...types, kind].map((part) => `${file}: ${part}`),
  )) {
    expect({ name, equal: of.some(({ difference }) => difference === undefined) }).toEqual({
      name,
      equal: true,
    });
  }
  const told = listedUnder('## Response types that are not graded here');
  expect([...ungraded].filter((type) => !told.has(type))).toEqual([]);
}

function share(cases: readonly JudgedCase[]): number {
  return cases.filter(({ difference }) => difference === undefined).length / cases.length;
}

function grouped(
  cases: readonly JudgedCase[],
  names: (one: JudgedCase) => readonly string[],
): ReadonlyMap<string, readonly JudgedCase[]> {
  const groups = new Map<string, JudgedCase[]>();
  for (const one of cases)
    for (const name of names(one)) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [one]);
      else group.push(one);
    }
  return groups;
}
