import { allTasks } from '../tasks/all-tasks.ts';
import type { Table } from '../tables/table.ts';
import type { InsightsLanguage } from './language.ts';
import { rulesInSpanish } from './words/rules.es.ts';

/** How the numbers of a task's table are counted. */
export interface Rule {
  readonly task: string;
  readonly table: string;
  readonly counts: string;
}

/** The rules of what is read from these tables: those of the tasks that write them. */
export function rulesOf(tables: readonly Table[], language: InsightsLanguage): readonly Rule[] {
  return tables.flatMap((table) =>
    allTasks
      .filter((task) => task.table.name === table.name)
      .map((task) => ({
        task: task.name,
        table: table.name,
        counts: language === 'es' ? (rulesInSpanish.get(task.counts) ?? task.counts) : task.counts,
      })),
  );
}
