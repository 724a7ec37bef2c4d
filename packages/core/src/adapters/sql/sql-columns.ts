import { DataTypes, type QueryInterface } from 'sequelize';

/** Up to 4 GB of text; SQLite's TEXT has no sizes. */
export function longText(schema: QueryInterface) {
  return schema.sequelize.getDialect() === 'sqlite' ? DataTypes.TEXT : DataTypes.TEXT('long');
}

/** UTF-8 bytes, compared as such; in SQLite the name of a type says nothing about bytes. At most 3072 bytes fit into an index of MySQL. */
export function keyText(length: number): string {
  return `VARBINARY(${length})`;
}
