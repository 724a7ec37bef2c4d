import { text, type SqlSession } from './sql-session.ts';

export interface TableShape {
  readonly name: string;
  readonly columns: ReadonlySet<string>;
  /** Columns of the primary key, in its order. */
  readonly key: readonly string[];
}

const questions = {
  sqlite: {
    tables: `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    columns: 'SELECT name FROM pragma_table_info(?)',
    key: 'SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk',
  },
  mysql: {
    tables: `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'`,
    columns:
      'SELECT column_name AS name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ?',
    key: `SELECT column_name AS name FROM information_schema.key_column_usage WHERE table_schema = DATABASE() AND table_name = ? AND constraint_name = 'PRIMARY' ORDER BY ordinal_position`,
  },
} as const;

/** The tables of the database, in order of their names. */
export async function tableShapes(session: SqlSession): Promise<readonly TableShape[]> {
  const { tables, columns, key } = questions[session.dialect];
  const named = async (sql: string, values: readonly string[] = []) =>
    (await session.all(sql, values)).map(({ name }) => text(name));
  const shapes: TableShape[] = [];
  for (const name of (await named(tables)).toSorted()) {
    shapes.push({ name, columns: new Set(await named(columns, [name])), key: await named(key, [name]) });
  }
  return shapes;
}
