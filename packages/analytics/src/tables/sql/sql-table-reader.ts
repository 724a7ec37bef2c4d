import type { SqlDatabase, SqlRow, SqlSession } from '@coursewright/core/sql';
import type {
  GroupQuery,
  RowQuery,
  SumQuery,
  TableReader,
  TableRow,
  TableView,
} from '../../api/table-reader.port.ts';
import type { Table } from '../table.ts';
import { conditionsSql, type SqlPart } from './conditions-sql.ts';
import { orderSql } from './order-sql.ts';

/** Published tables, read by SQL over one snapshot. */
export class SqlTableReader implements TableReader {
  readonly #database: SqlDatabase;

  constructor(database: SqlDatabase) {
    this.#database = database;
  }

  read<T>(work: (view: TableView) => Promise<T>): Promise<T> {
    return this.#database.read((session) => work(new SqlTableView(session)));
  }
}

class SqlTableView implements TableView {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async rows(table: Table, { where, columns, order = [], limit, offset }: RowQuery) {
    const wanted = columns ?? [...table.columns.map(({ name }) => name), 'created'];
    const selected = wanted.map((column) => `${valueSql(table, column)} AS ${quoted(column)}`);
    const filter = conditionsSql(table, where, this.#session.dialect);
    const page = limit === undefined ? '' : ' LIMIT ? OFFSET ?';
    const rows = await this.#session.all(
      `SELECT ${selected.join(', ')} FROM ${table.name}${filter.sql}${orderSql(order)}${page}`,
      [...filter.values, ...(limit === undefined ? [] : [limit, offset ?? 0])],
    );
    return rows.map(tableRow);
  }

  async count(table: Table, where: RowQuery['where']): Promise<number> {
    const row = await this.#one(table, 'COUNT(*)', where);
    return Number(row);
  }

  async greatest(table: Table, column: string, where: RowQuery['where']) {
    return (await this.#one(table, valueSql(table, column, `MAX(${quoted(column)})`), where)) ?? undefined;
  }

  async groups(table: Table, { where, by, sums = {}, greatest = {}, distinct = {}, count }: GroupQuery) {
    const filter = conditionsSql(table, where, this.#session.dialect);
    const parts: SqlPart[] = [
      ...by.map((column) => ({ sql: `${valueSql(table, column)} AS ${quoted(column)}`, values: [] })),
      ...Object.entries(sums).map(([name, sum]) => sumSql(name, sum)),
      ...Object.entries(greatest).map(([name, column]) => ({
        sql: `${valueSql(table, column, `MAX(${quoted(column)})`)} AS ${quoted(name)}`,
        values: [],
      })),
      ...Object.entries(distinct).map(([name, column]) => ({
        sql: `COUNT(DISTINCT ${quoted(column)}) AS ${quoted(name)}`,
        values: [],
      })),
      ...(count === undefined ? [] : [{ sql: `COUNT(*) AS ${quoted(count)}`, values: [] }]),
    ];
    const list = by.map(quoted).join(', ');
    // Without columns to group by, all rows are one group.
    const grouping = by.length === 0 ? '' : ` GROUP BY ${list} ORDER BY ${list}`;
    const rows = await this.#session.all(
      `SELECT ${parts.map(({ sql }) => sql).join(', ')} FROM ${table.name}${filter.sql}${grouping}`,
      [...parts.flatMap(({ values }) => values), ...filter.values],
    );
    return rows.map((row) => numbersOf(tableRow(row), Object.keys(sums)));
  }

  async #one(table: Table, value: string, where: RowQuery['where']): Promise<string | number | null> {
    const filter = conditionsSql(table, where, this.#session.dialect);
    const row = await this.#session.get(
      `SELECT ${value} AS it FROM ${table.name}${filter.sql}`,
      filter.values,
    );
    return row === undefined ? null : (tableRow(row)['it'] ?? null);
  }
}

function quoted(name: string): string {
  return `\`${name}\``;
}

/** Times as texts: MySQL's driver makes objects of them, in a time zone. */
function valueSql(table: Table, column: string, value = quoted(column)): string {
  const type = column === 'created' ? 'datetime' : table.columns.find(({ name }) => name === column)?.type;
  return type === 'date' || type === 'datetime' ? `CAST(${value} AS CHAR)` : value;
}

function sumSql(name: string, { column, where }: SumQuery): SqlPart {
  const summed = column === undefined ? '1' : quoted(column);
  // Through COALESCE, what is summed of no rows is 0 in both databases.
  const sum = (value: string) => `COALESCE(SUM(${value}), 0) AS ${quoted(name)}`;
  if (where === undefined) return { sql: sum(summed), values: [] };
  const [comparison, value] = 'is' in where ? ['=', where.is] : ['>=', where.from];
  return {
    sql: sum(`CASE WHEN ${quoted(where.column)} ${comparison} ? THEN ${summed} ELSE 0 END`),
    values: [value],
  };
}

function tableRow(row: SqlRow): TableRow {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Uint8Array
        ? new TextDecoder().decode(value)
        : typeof value === 'string'
          ? withoutZeros(value)
          : value,
    ]),
  );
}

const emptyFraction = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\.0+$/;

function withoutZeros(value: string): string {
  return value.endsWith('0') ? value.replace(emptyFraction, '$1') : value;
}

/** MySQL's sums of integers are decimals, which its driver gives as texts. */
function numbersOf(row: TableRow, names: readonly string[]): TableRow {
  return { ...row, ...Object.fromEntries(names.map((name) => [name, Number(row[name])])) };
}
