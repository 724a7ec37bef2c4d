/** What ltijs 5 asks of a database plugin (its src/Utils/Database.js), and what is asked of it here. */
export interface LtijsStorage {
  Get(key: string | false, table: string, where?: LtijsWhere): Promise<readonly object[] | false>;
  Insert(key: string | false, table: string, item: LtijsWhere, index?: LtijsWhere): Promise<unknown>;
  Replace(
    key: string | false,
    table: string,
    where: LtijsWhere,
    item: LtijsWhere,
    index?: LtijsWhere,
  ): Promise<unknown>;
  Modify(key: string | false, table: string, where: LtijsWhere, changes: LtijsWhere): Promise<unknown>;
  Delete(table: string, where: LtijsWhere): Promise<unknown>;
}

export type LtijsWhere = Readonly<Record<string, unknown>>;
