import { allLists, readList, type Asked, type InsightsList } from '@coursewright/analytics/insights';
import { CoreError } from '@coursewright/core';
import type { Html } from '../lms/html.ts';
import type { InsightsVisit } from './insights-visit.ts';
import { listTable, type ListLinks } from './list-table.ts';

const pageSize = 25;

/** Throws `not_found` for a name that is none. */
export function listOf(name: string) {
  const found = allLists.find((one) => one.name === name);
  if (found === undefined) throw new CoreError('not_found', `There is no list ${name}.`);
  return found;
}

export function readListOf(visit: InsightsVisit, name: string, more: Asked = {}): Promise<InsightsList> {
  const definition = listOf(name);
  return visit.insights.read({ ...visit.asked, ...more }, visit.code, (call) => readList(definition, call));
}

/** A list of the course on a page of its own address, with CSV, order and pages as the list has them. */
export async function courseList(
  visit: InsightsVisit,
  name: string,
  {
    page,
    row,
    keep = [],
    more = {},
    alone,
    below,
  }: {
    /** The page that it stands on. */
    readonly page: string;
    readonly row?: ListLinks['row'];
    /** What else than mode and days goes along to its other pages. */
    readonly keep?: readonly (keyof Asked)[];
    readonly more?: Asked;
    readonly alone?: true;
    readonly below?: number;
  },
): Promise<Html> {
  const { asked } = visit;
  const definition = listOf(name);
  const paged = definition.paged === true;
  const list = await readListOf(visit, name, paged ? { ...more, limit: pageSize } : more);
  const kept = Object.fromEntries(keep.map((one) => [one, textOf(asked[one])]));
  const given = Object.fromEntries(Object.entries(more).map(([one, value]) => [one, textOf(value)]));
  const order = { order: asked.order, direction: asked.direction };
  const sorts = list.columns.some(({ sortable }) => sortable === true);
  return listTable(list, visit.words, {
    ...(row && { row }),
    ...(alone && { alone }),
    ...(below !== undefined && { below }),
    behind: (task) => visit.path('/events', { task, key: given['block'] ?? given['video'] }),
    csv: visit.path(`/lists/${name}.csv`, { ...kept, ...given, ...(sorts && order) }),
    ...(sorts && {
      sorted: (column, direction) => visit.path(page, { ...kept, order: column, direction }),
      order: { column: asked.order ?? 'username', direction: asked.direction ?? 'asc' },
    }),
    ...(paged && {
      page: {
        from: asked.offset ?? 0,
        size: pageSize,
        at: (offset) => visit.path(page, { ...kept, ...(sorts && order), offset: String(offset) }),
      },
    }),
  });
}

function textOf(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}
