import { DataTypes, type QueryInterface } from 'sequelize';

/** Up to 4 GB of text; SQLite's TEXT has no sizes. */
export function longText(schema: QueryInterface) {
  return schema.sequelize.getDialect() === 'sqlite' ? DataTypes.TEXT : DataTypes.TEXT('long');
}

/** UTF-8 bytes, compared as such. */
export function keyText(length: number) {
  return DataTypes.STRING(length, true);
}
