import type { QueryInterface } from 'sequelize';

/** What a statement says whose work was done before: table, column, index are there. */
const doneBefore = new Set(['ER_TABLE_EXISTS_ERROR', 'ER_DUP_FIELDNAME', 'ER_DUP_KEYNAME']);
const tableOptions = { engine: 'InnoDB', charset: 'utf8mb4', collate: 'utf8mb4_bin' };

/**
 * MySQL commits every change of a table by itself, so a migration that was cut short runs again from its beginning: what is
 * there already is passed over. Tables get one character set, whatever the database's default is.
 */
export function repeatableSchema(schema: QueryInterface): QueryInterface {
  const [createTable, addIndex, addColumn] = [schema.createTable, schema.addIndex, schema.addColumn];
  return Object.assign(schema, {
    createTable: (...[table, columns, options]: Parameters<typeof createTable>) =>
      createTable.call(schema, table, columns, { ...tableOptions, ...options }),
    addIndex: (...given: Parameters<typeof addIndex>) => unlessDone(addIndex.apply(schema, given)),
    addColumn: (...given: Parameters<typeof addColumn>) => unlessDone(addColumn.apply(schema, given)),
  });
}

async function unlessDone(change: Promise<void>): Promise<void> {
  try {
    await change;
  } catch (error) {
    if (!doneBefore.has(codeOf(error))) throw error;
  }
}

/** Sequelize wraps the driver's error as `original`. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('original' in error) return codeOf(error.original);
  return 'code' in error ? String(error.code) : '';
}
