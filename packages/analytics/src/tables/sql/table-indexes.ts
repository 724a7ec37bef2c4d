import type { Table } from '../table.ts';

export interface TableIndex {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly length?: number }[];
}

/** Bytes of a key of InnoDB, and of a character of utf8mb4. */
const mostBytes = 3072;
const bytesOfCharacter = 4;

/** The indexes of a table, and one by its key where none of them begins with it: rows are replaced by it. */
export function indexesOf({ name, columns, indexes = [], key = [] }: Table): readonly TableIndex[] {
  const begins = (list: readonly string[]) =>
    key.every((column) => list.slice(0, key.length).includes(column));
  const lists = key.length === 0 || indexes.some(begins) ? indexes : [...indexes, key];
  return lists.map((list) => {
    let left = mostBytes;
    return {
      name: `${name}_${list.join('_')}`.slice(0, 64),
      columns: list.map((column) => {
        const { type, length } = columns.find((one) => one.name === column) ?? {};
        const characters = type === 'text' || length === undefined ? 255 : length;
        const bytes = type === 'string' || type === 'text' ? characters * bytesOfCharacter : 8;
        const fits = Math.min(bytes, left);
        left -= fits;
        const whole = fits === bytes && type !== 'text' && (type !== 'string' || length !== undefined);
        return whole ? { name: column } : { name: column, length: Math.floor(fits / bytesOfCharacter) };
      }),
    };
  });
}
