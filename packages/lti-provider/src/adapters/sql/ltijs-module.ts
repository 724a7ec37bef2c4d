import { keyText, longText, type SqlModule } from '@coursewright/core/sql';
import type { LtijsStores } from '../../ltijs/ltijs-row-store.port.ts';
import { SqlLtijsRows } from './ltijs-rows.sql.ts';

/** The table that an ltijs with our database plugin keeps its rows in; hosts without ltijs do not have it. */
export const ltijsModule: SqlModule<LtijsStores> = {
  name: 'ltijs',
  migrations: [
    {
      name: '0001-ltijs-rows',
      up: async (schema) => {
        await schema.createTable('ltijs_rows', {
          id: {
            type: schema.sequelize.getDialect() === 'sqlite' ? 'INTEGER' : 'BIGINT',
            autoIncrement: true,
            primaryKey: true,
          },
          kind: { type: keyText(64), allowNull: false },
          // SHA-256 of the members that name a row: some are longer than an index takes.
          lookup: { type: keyText(64), allowNull: true },
          item: { type: longText(schema), allowNull: false },
          created: { type: 'BIGINT', allowNull: false },
        });
        await schema.addIndex('ltijs_rows', ['kind', 'lookup'], { unique: true, name: 'ltijs_rows_lookup' });
        await schema.addIndex('ltijs_rows', ['kind', 'created'], { name: 'ltijs_rows_created' });
      },
    },
  ],
  stores: (session) => ({ ltijs: new SqlLtijsRows(session) }),
};
