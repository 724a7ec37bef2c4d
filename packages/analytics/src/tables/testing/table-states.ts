import type { Tuple } from '../../tuples/tuple.ts';
import type { TableChange } from '../table-store.port.ts';
import type { Table } from '../table.ts';

const columns = [
  { name: 'course_id', type: 'string', length: 255, required: true },
  { name: 'count', type: 'integer', required: true },
] as const;
const whole: Table = { name: 'whole_state', kind: 'published', columns };
const keyed: Table = { name: 'keyed_state', kind: 'published', columns, key: ['course_id'] };

export const stateTables = [whole, keyed];

/** All rows of both tables say the number of the state. */
export function everyState(number: number): readonly TableChange[] {
  const row = (index: number): Tuple => [`course-${index}`, String(number)];
  const each = Array.from({ length: 400 }, (_, index) => index);
  return [
    { table: whole, rows: Array.from({ length: 6000 }, (_, index) => row(index)) },
    {
      table: keyed,
      keys: each.map((index) => ({ key: [`course-${index}`], rows: [row(index), row(index)] })),
    },
  ];
}
