import type { QueryInterface, Sequelize } from 'sequelize';
import { migrationsTable, type WantedMigration } from './module-migrations.ts';

/** Applies through umzug what the database has not had yet, in order; the caller holds the lock. */
export async function runMigrations(
  sequelize: Sequelize,
  schema: QueryInterface,
  wanted: readonly WantedMigration[],
): Promise<void> {
  const { Umzug, SequelizeStorage } = await import('umzug');
  const umzug = new Umzug({
    migrations: wanted.map(({ name, up }) => ({
      name,
      up: ({ context }: { context: QueryInterface }) => up(context),
    })),
    context: schema,
    storage: new SequelizeStorage({ sequelize, tableName: migrationsTable, columnName: 'name' }),
    logger: undefined,
  });
  await umzug.up();
}
