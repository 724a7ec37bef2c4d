import type { RowOrder } from '../../api/table-reader.port.ts';

/** ` ORDER BY …`: as asked for, and then as published. Both databases put NULL first unless told otherwise. */
export function orderSql(order: readonly RowOrder[]): string {
  const terms = order.flatMap(({ column, descending, nulls }) => {
    const first = descending === true ? 'last' : 'first';
    const place =
      nulls === undefined || nulls === first
        ? []
        : [`(\`${column}\` IS NULL)${nulls === 'first' ? ' DESC' : ''}`];
    return [...place, `\`${column}\`${descending === true ? ' DESC' : ''}`];
  });
  return ` ORDER BY ${[...terms, '`id`'].join(', ')}`;
}
