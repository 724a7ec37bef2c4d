import { createHash } from 'node:crypto';
import type { Table } from '../table.ts';

export interface TableIndex {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly length?: number }[];
}

/** Bytes of a key of InnoDB, and of a character of utf8mb4. */
const mostBytes = 3072;
const bytesOfCharacter = 4;
const bytesOf = { integer: 8, double: 8, datetime: 8, date: 3, boolean: 1 };

/**
 * The indexes of a table without those that another begins with, and one by its key where none begins with that: rows are
 * replaced by it.
 */
export function indexesOf({ name, columns, indexes = [], key = [] }: Table): readonly TableIndex[] {
  const begins = (list: readonly string[]) =>
    key.every((column) => list.slice(0, key.length).includes(column));
  const wanted = key.length === 0 || indexes.some(begins) ? indexes : [...indexes, key];
  const lists = wanted.filter(
    (list) => !wanted.some((other) => other.length > list.length && isStart(list, other)),
  );
  return lists.map((list) => {
    let left = mostBytes;
    return {
      name: nameOf(`${name}_${list.join('_')}`),
      columns: list.map((column) => {
        const { type = 'text', length } = columns.find((one) => one.name === column) ?? {};
        if (type !== 'string' && type !== 'text') {
          left -= bytesOf[type];
          return { name: column };
        }
        const characters = Math.min(
          type === 'text' ? 255 : (length ?? 255),
          Math.floor(left / bytesOfCharacter),
        );
        left -= characters * bytesOfCharacter;
        return type === 'string' && characters === length
          ? { name: column }
          : { name: column, length: characters };
      }),
    };
  });
}

/** MySQL's names have 64 characters at most. */
function nameOf(whole: string): string {
  if (whole.length <= 64) return whole;
  return `${whole.slice(0, 55)}_${createHash('sha256').update(whole).digest('hex').slice(0, 8)}`;
}

function isStart(list: readonly string[], other: readonly string[]): boolean {
  return list.every((column, index) => other[index] === column);
}
