import type { ChartData } from './chart-data.ts';
import { daysBetween } from './days.ts';
import type { CourseRun, InsightsCall } from './insights-call.ts';

/** Numbers of each run by whole weeks since it began; negative before. The last one of a week stands for it. */
export async function runsByWeek(
  call: Pick<InsightsCall, 'runs'>,
  read: (run: CourseRun) => Promise<readonly (readonly [date: string, value: number])[]>,
): Promise<Pick<ChartData, 'xs' | 'series'>> {
  const found: { readonly name: string; readonly weeks: ReadonlyMap<number, number> }[] = [];
  for (const run of await call.runs()) {
    const values = await read(run);
    const start = run.start?.slice(0, 10) ?? values[0]?.[0];
    if (start === undefined || values.length === 0) continue;
    const weeks = new Map(values.map(([date, value]) => [Math.floor(daysBetween(start, date) / 7), value]));
    found.push({ name: run.run, weeks });
  }
  const all = found.flatMap(({ weeks }) => [...weeks.keys()]);
  if (all.length === 0) return { xs: [], series: [] };
  const [first, last] = [Math.min(...all), Math.max(...all)];
  const xs = Array.from({ length: last - first + 1 }, (_none, index) => first + index);
  return {
    xs,
    series: found.map(({ name, weeks }) => ({ name, values: xs.map((week) => weeks.get(week) ?? null) })),
  };
}
