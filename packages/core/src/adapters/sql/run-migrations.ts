import { DataTypes, QueryTypes, type QueryInterface } from 'sequelize';
import { migrationsTable, type WantedMigration } from './module-migrations.ts';

/** Applies what the database has not had yet, in order; the caller holds the lock. */
export async function runMigrations(
  schema: QueryInterface,
  wanted: readonly WantedMigration[],
): Promise<void> {
  await schema.createTable(migrationsTable, { name: { type: DataTypes.STRING, primaryKey: true } });
  const rows = await schema.sequelize.query<{ name: string }>(`SELECT name FROM ${migrationsTable}`, {
    type: QueryTypes.SELECT,
  });
  const done = new Set(rows.map(({ name }) => name));
  for (const { name, up } of wanted) {
    if (done.has(name)) continue;
    await up(schema);
    await schema.bulkInsert(migrationsTable, [{ name }]);
  }
}
