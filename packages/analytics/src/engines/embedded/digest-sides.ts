import type { SideTables } from '../../tables/side-tables.port.ts';
import { sideTablesOf } from '../../tasks/plan-tasks.ts';
import { BagSorter } from './bag-sorter.ts';
import type { Plan } from './relations.ts';
import { SegmentWriter } from './segment-writer.ts';

export interface SidePicks {
  readonly version: string;
  readonly segments: string[];
}

export interface SidesInput {
  readonly plan: Plan;
  readonly sideTables: SideTables;
  readonly before: Readonly<Record<string, SidePicks>>;
  readonly newPath: () => string;
  readonly segmentBytes: number;
}

/** What tasks pick from the LMS's tables; of a table that has not changed it is what it was. */
export async function digestSides(input: SidesInput): Promise<Record<string, SidePicks>> {
  const { plan, sideTables, before } = input;
  const sides: Record<string, SidePicks> = {};
  for (const table of sideTablesOf(plan.tasks)) {
    const version = (await sideTables.version(table)) ?? '';
    const known = before[table.name];
    sides[table.name] =
      known?.version === version ? known : { version, segments: await pickSide(table, input) };
  }
  return sides;
}

async function pickSide(
  table: Parameters<SideTables['rows']>[0],
  { plan, sideTables, newPath, segmentBytes }: SidesInput,
): Promise<string[]> {
  const relations = plan.rowRelations.get(table.name) ?? [];
  const sorter = new BagSorter();
  const segments: string[] = [];
  const flush = (): void => {
    const path = newPath();
    const writer = new SegmentWriter(path);
    sorter.flush(writer);
    writer.finish();
    segments.push(path);
  };
  for await (const row of sideTables.rows(table)) {
    for (const { name, pick } of relations) {
      const slot = sorter.slot(name, '', false);
      pick.pick(row, (key, tuple) => sorter.add(slot, key, tuple, 1, '', 0));
    }
    if (sorter.size >= segmentBytes) flush();
  }
  if (sorter.size > 0) flush();
  return segments;
}
