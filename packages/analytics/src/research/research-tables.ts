import { numberIn } from '../api/api-values.ts';
import type { TableRow } from '../api/table-reader.port.ts';
import { foldSmallGroups } from '../insights/fold-small-groups.ts';
import { publishedTables } from '../tables/published-tables.ts';
import type { Table } from '../tables/table.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** What tells who or what somebody is; left out of rows of single learners. */
const left = new Set([
  'city',
  'country',
  'email',
  'gender',
  'goals',
  'language',
  'level_of_education',
  'location',
  'mailing_address',
  'name',
  'user_id',
  'year_of_birth',
]);

/** Tables of what learners are, with the column that says it. */
const groupColumns = new Map([
  ['course_enrollment_birth_year_daily', 'birth_year'],
  ['course_enrollment_education_level_daily', 'education_level'],
  ['course_enrollment_gender_daily', 'gender'],
  ['course_enrollment_location_current', 'country_code'],
]);

/** The published tables of a course that research may have. */
export const researchTables: readonly Table[] = publishedTables.filter(({ columns }) =>
  columns.some(({ name }) => name === 'course_id'),
);

/** Is it a table of groups of learners, of which only the last day is given, small groups in one? */
export function isOfGroups({ name }: Table): boolean {
  return groupColumns.has(name);
}

/** The columns that research gets of a table. */
export function researchColumns(table: Table): readonly string[] {
  if (isOfGroups(table))
    return table.columns.map(({ name }) => name).filter((name) => name !== 'cumulative_count');
  return table.columns.map(({ name }) => name).filter((name) => !left.has(name) || !isOfLearners(table));
}

function isOfLearners({ columns }: Table): boolean {
  return columns.some(({ name }) => name === 'username');
}

/** Rows of single learners under their pseudonyms; others as they are. */
export function researchRow(table: Table, row: TableRow, names: Pseudonyms): TableRow {
  const kept = researchColumns(table).map((name): [string, string | number | null] => {
    const value = row[name] ?? null;
    return [name, name === 'username' && value !== null ? names.ofName(String(value)) : value];
  });
  return Object.fromEntries(kept);
}

/** The rows of one day of a table of groups: groups of fewer than `minimum` learners in one, or, if they are still too few, in none. */
export function researchGroups(
  table: Table,
  rows: readonly TableRow[],
  minimum: number,
): readonly TableRow[] {
  const column = groupColumns.get(table.name);
  const [first] = rows;
  if (column === undefined || first === undefined) return [];
  const groups = rows.map((row) => ({
    name: String(row[column] ?? ''),
    count: numberIn(row, 'count'),
    ...((row[column] ?? null) === null && { unknown: true as const }),
  }));
  const { groups: shown, folded } = foldSmallGroups(groups, minimum);
  const rowOf = (name: string | null, count: number | null): TableRow =>
    Object.fromEntries(
      researchColumns(table).map((one) => [
        one,
        one === column ? name : one === 'count' ? count : (first[one] ?? null),
      ]),
    );
  return [
    ...shown.map(({ name, count }) => rowOf(name === '' ? null : name, count)),
    ...(folded === undefined ? [] : [rowOf(`groups of fewer than ${minimum}`, folded.count)]),
  ];
}
