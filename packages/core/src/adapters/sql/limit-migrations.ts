import { CoreError } from '../../shared/core-error.ts';
import type { ModuleMigrations } from './module-migrations.ts';

/**
 * The modules as they were when a database had had these migrations and no others, each named `MODULE/MIGRATION`.
 * Throws `backup_too_new` for one that they do not have.
 */
export function limitMigrations(
  modules: readonly ModuleMigrations[],
  names: readonly string[],
): readonly ModuleMigrations[] {
  const wanted = new Set(names);
  const limited = modules.map(({ name, migrations }) => ({
    name,
    migrations: migrations.filter((migration) => wanted.delete(`${name}/${migration.name}`)),
  }));
  if (wanted.size > 0) {
    const unknown = [...wanted].join(', ');
    throw new CoreError('backup_too_new', `Its tables are of a later version: ${unknown}.`);
  }
  return limited;
}
