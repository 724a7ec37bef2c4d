import { allTasks, originsOf, type Task } from '@coursewright/analytics';
import { allCharts } from '@coursewright/analytics/insights';
import type { EventLog } from '@coursewright/core';
import { z } from 'zod';

export interface EventsQuestion {
  /** The tasks to choose from: those of a chart, or all that count events. */
  readonly tasks: readonly Task[];
  /** undefined: every event, whatever counts it. */
  readonly task: Task | undefined;
  readonly chart: string | undefined;
  /** `YYYY-MM-DD`; undefined where none was asked for and the log holds nothing. */
  readonly date: string | undefined;
  readonly key: string | undefined;
}

const query = z.object({
  chart: z.string().max(100).optional().catch(undefined),
  task: z.string().max(100).optional().catch(undefined),
  date: z.iso.date().optional().catch(undefined),
  key: z.string().trim().max(500).optional().catch(undefined),
});

/**
 * What the address of the page asks. What it does not say, or says wrongly, is chosen: the first task, or where `every` one may
 * be asked for, every event; and the last day of the log.
 */
export async function eventsQuestion(
  asked: object,
  log: Pick<EventLog, 'hours'>,
  { every }: { readonly every: boolean },
): Promise<EventsQuestion> {
  const { chart: name, task: wanted, date, key } = query.parse(asked);
  const chart = allCharts.find((one) => one.name === name);
  const counting = allTasks.filter((task) => task.table.kind === 'published');
  const ofChart = counting.filter((task) => chart?.tables.some((table) => table.name === task.table.name));
  const tasks = ofChart.length > 0 ? ofChart : counting.filter((task) => originsOf(task).picks.length > 0);
  const task = tasks.find((one) => one.name === wanted) ?? (every ? undefined : tasks[0]);
  return {
    tasks,
    task,
    chart: ofChart.length > 0 ? chart?.name : undefined,
    date: date ?? (await lastDay(log)),
    key: key === '' ? undefined : key,
  };
}

async function lastDay(log: Pick<EventLog, 'hours'>): Promise<string | undefined> {
  const last = (await log.hours()).at(-1);
  return last === undefined ? undefined : new Date(last.hour / 1000).toISOString().slice(0, 10);
}
