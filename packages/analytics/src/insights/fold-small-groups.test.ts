import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldSmallGroups } from './fold-small-groups.ts';

const group = (name: string, count: number) => ({ name, count });
const nobody = { name: '?', count: 14, unknown: true as const };

describe('groups that are too small', () => {
  it('stay as they are where all are large enough, those of nobody left out', () => {
    const groups = [group('a', 9), group('b', 5), group('c', 0)];
    expect(foldSmallGroups(groups, 5)).toEqual({ groups: groups.slice(0, 2), folded: undefined });
  });

  it('are one group together', () => {
    const groups = [group('a', 9), group('b', 4), group('c', 3)];
    expect(foldSmallGroups(groups, 5)).toEqual({
      groups: [groups[0]],
      folded: { count: 7, withUnknown: false },
    });
  });

  it('take those of whom nothing is known with them where they are too few, else the smallest of the others', () => {
    expect(foldSmallGroups([group('a', 9), group('b', 3), nobody], 5)).toEqual({
      groups: [group('a', 9)],
      folded: { count: 17, withUnknown: true },
    });
    expect(foldSmallGroups([group('a', 9), group('b', 3), group('c', 6)], 5)).toEqual({
      groups: [group('a', 9)],
      folded: { count: 9, withUnknown: false },
    });
  });

  it('are not told at all where everybody together is too few', () => {
    expect(foldSmallGroups([group('a', 2), group('b', 1)], 5)).toEqual({
      groups: [],
      folded: { count: null, withUnknown: false },
    });
  });

  it('can never be worked out: what is told, and what is left of the whole, is the minimum or more, or nothing', () => {
    const counts = fc.array(fc.nat(30), { maxLength: 8 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 10 }), fc.nat(20), (known, minimum, unknown) => {
        const groups = [
          ...known.map((count, at) => group(String(at), count)),
          { name: '?', count: unknown, unknown: true as const },
        ];
        const { groups: shown, folded } = foldSmallGroups(groups, minimum);
        for (const one of shown) if (one.name !== '?') expect(one.count).toBeGreaterThanOrEqual(minimum);
        const whole = groups.reduce((sum, { count }) => sum + count, 0);
        const left = whole - shown.reduce((sum, { count }) => sum + count, 0);
        if (folded === undefined) expect(left).toBe(0);
        else if (folded.count === null) expect(shown).toEqual([]);
        else {
          expect(folded.count).toBe(left);
          expect(left).toBeGreaterThanOrEqual(minimum);
        }
      }),
    );
  });
});
