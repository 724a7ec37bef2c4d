import { createHash } from 'node:crypto';
import { longText, type SqlMigration } from '@coursewright/core/sql';
import type { Column, Table } from '../table.ts';
import { indexesOf } from './table-indexes.ts';

type Schema = Parameters<SqlMigration['up']>[0];

/** The name of what brings these tables, before the names of their migrations. */
export const analyticsModuleName = 'analytics';

/**
 * Makes a table as it is defined: `id`, its columns, `created`, its indexes (edx-analytics-pipeline,
 * edx/analytics/tasks/common/mysql_load.py). What is published can be made anew from the log at any time, so that a table whose
 * definition has changed, back included, is dropped and made again, empty.
 */
export function tableMigration(table: Table): SqlMigration {
  const definition = JSON.stringify([table.columns, indexesOf(table)]);
  const hash = createHash('sha256').update(definition).digest('hex').slice(0, 12);
  return {
    name: `${table.name}-${hash}`,
    up: async (schema) => {
      await forgetVersions(schema, table);
      await schema.dropTable(table.name);
      await schema.createTable(table.name, {
        id: { type: 'BIGINT', primaryKey: true, autoIncrement: true },
        ...Object.fromEntries(
          table.columns.map((column) => [
            column.name,
            { type: typeOf(column, schema), allowNull: column.required !== true },
          ]),
        ),
        created: {
          type: 'TIMESTAMP',
          allowNull: false,
          defaultValue: schema.sequelize.literal('CURRENT_TIMESTAMP'),
        },
      });
      for (const { name, columns } of indexesOf(table)) {
        await schema.addIndex(table.name, { name, fields: [...columns] });
      }
      await schema.bulkDelete(updatesTable, { update_id: table.name });
    },
  };
}

/** The original's marker of what was loaded (luigi's `table_updates`), a row a table. */
export const updatesTable = 'table_updates';

export const updatesMigration: SqlMigration = {
  name: '0001-table-updates',
  up: (schema) =>
    schema.createTable(updatesTable, {
      update_id: { type: 'VARCHAR(128)', primaryKey: true },
      target_table: { type: 'VARCHAR(128)', allowNull: false },
      inserted: {
        type: 'TIMESTAMP',
        allowNull: false,
        defaultValue: schema.sequelize.literal('CURRENT_TIMESTAMP'),
      },
    }),
};

/** A later return to this definition is then a migration again. */
async function forgetVersions(schema: Schema, { name }: Table): Promise<void> {
  const [rows] = await schema.sequelize.query('SELECT name FROM schema_migrations');
  const version = new RegExp(`^${analyticsModuleName}/${name}-[0-9a-f]{12}$`);
  for (const row of rows) {
    const done = typeof row === 'object' && row !== null && 'name' in row ? String(row.name) : '';
    if (version.test(done)) await schema.bulkDelete('schema_migrations', { name: done });
  }
}

function typeOf({ type, length }: Column, schema: Schema) {
  if (type === 'text' || (type === 'string' && length === undefined)) return longText(schema);
  if (type === 'string') return `VARCHAR(${length})`;
  const types = { integer: 'BIGINT', double: 'DOUBLE', boolean: 'TINYINT', date: 'DATE' };
  if (type !== 'datetime') return types[type];
  return schema.sequelize.getDialect() === 'sqlite' ? 'DATETIME' : 'DATETIME(6)';
}
