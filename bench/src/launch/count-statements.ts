import { DatabaseSync, StatementSync } from 'node:sqlite';

/** Notes every prepared statement that runs on `node:sqlite` in this process from now on; transaction control is not among them. */
export function countStatements(): string[] {
  const run: string[] = [];
  const texts = new WeakMap<object, string>();
  const prepare = DatabaseSync.prototype.prepare;
  DatabaseSync.prototype.prepare = function (this: DatabaseSync, sql: string) {
    const statement = Reflect.apply(prepare, this, [sql]);
    texts.set(statement, sql);
    return statement;
  };
  for (const name of ['run', 'get', 'all'] as const) {
    const method: unknown = StatementSync.prototype[name];
    if (typeof method !== 'function') continue;
    Object.defineProperty(StatementSync.prototype, name, {
      value: function (this: StatementSync, ...values: readonly unknown[]): unknown {
        run.push(texts.get(this) ?? '');
        return Reflect.apply(method, this, values);
      },
    });
  }
  return run;
}
