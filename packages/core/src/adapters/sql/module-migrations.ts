import type { QueryInterface } from 'sequelize';
import type { SqlMigration } from './sql-module.ts';

/** The migrations that one package brings. */
export interface ModuleMigrations {
  readonly name: string;
  readonly migrations: readonly SqlMigration[];
}

/** The table that tells which migrations a database has had, in its column `name`. */
export const migrationsTable = 'schema_migrations';

export interface WantedMigration {
  /** `core/0001-learning` */
  readonly name: string;
  up(schema: QueryInterface): Promise<void>;
}

export function wantedMigrations(modules: readonly ModuleMigrations[]): readonly WantedMigration[] {
  return modules.flatMap(({ name, migrations }) =>
    migrations.map((migration) => ({
      name: `${name}/${migration.name}`,
      up: (schema: QueryInterface) => migration.up(schema),
    })),
  );
}
