import { describe, expect, it } from 'vitest';
import { runsByWeek } from './runs-by-week.ts';

const run = (name: string, start?: string) => ({ courseKey: name, run: name, title: name, start });

describe('runs by week', () => {
  it('are laid beside each other from the start of each, with the last number of a week', async () => {
    const values: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
      old: [
        ['2025-01-06', 5],
        ['2025-01-12', 7],
        ['2025-01-13', 8],
      ],
      new: [
        ['2026-01-04', 1],
        ['2026-01-05', 2],
      ],
    };
    const runs = async () => [run('old', '2025-01-06T09:00:00Z'), run('new', '2026-01-05T00:00:00Z')];
    expect(await runsByWeek({ runs }, async ({ run: name }) => values[name] ?? [])).toEqual({
      xs: [-1, 0, 1],
      series: [
        { name: 'old', values: [null, 7, 8] },
        { name: 'new', values: [1, 2, null] },
      ],
    });
  });

  it('begin with their first number where they have no start, and are nothing without numbers', async () => {
    const runs = async () => [run('one'), run('none', '2026-01-05T00:00:00Z')];
    const read = async ({ run: name }: { readonly run: string }) =>
      name === 'one' ? [['2026-03-04', 3] as const] : [];
    expect(await runsByWeek({ runs }, read)).toEqual({ xs: [0], series: [{ name: 'one', values: [3] }] });
    expect(await runsByWeek({ runs: async () => [] }, read)).toEqual({ xs: [], series: [] });
  });
});
