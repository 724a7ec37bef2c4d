import { node, type MathNode } from './math-node.ts';

const pairs: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

/**
 * A list of rows in brackets, `[1,2],[3,4]`, as a table; undefined where it is none. All rows have the same brackets and as many
 * elements; `|` between commas is a line between columns.
 */
export function matrixOf(
  list: readonly MathNode[],
  closing: string,
  invisible: boolean,
): MathNode | undefined {
  const rows: (readonly (readonly MathNode[])[])[] = [];
  const left = list.at(-1)?.children[0]?.text ?? '';
  if (list.length % 2 === 0 || pairs[left] === undefined || (left === '(' && closing === '}'))
    return undefined;
  for (const [index, part] of list.entries()) {
    const isRow = index % 2 === 0;
    if (isRow ? !isBracketed(part, left) : part.text !== ',' || part.tag !== 'mo') return undefined;
    if (isRow) rows.push(cellsOf(part));
  }
  const [first = []] = rows;
  if (rows.some((row) => row.length !== first.length)) return undefined;
  if (rows.length === 1 && first.length === 1) return undefined;
  const columns = first.filter((cell) => !isColumnLine(cell));
  const lines = columns.map((cell) => (isColumnLine(first[first.indexOf(cell) + 1]) ? 'solid' : 'none'));
  return node(
    'mtable',
    rows.map((row) =>
      node(
        'mtr',
        row.filter((cell) => !isColumnLine(cell)).map((cell) => node('mtd', cell)),
      ),
    ),
    { ...(invisible && { columnalign: 'left' }), columnlines: lines.join(' ') },
  );
}

function isBracketed({ tag, children }: MathNode, left: string): boolean {
  return tag === 'mrow' && children[0]?.text === left && children.at(-1)?.text === pairs[left];
}

/** What stands between the commas of a row. */
function cellsOf({ children }: MathNode): readonly (readonly MathNode[])[] {
  const cells: MathNode[][] = [[]];
  for (const child of children.slice(1, -1)) {
    if (child.text === ',') cells.push([]);
    else cells.at(-1)?.push(child);
  }
  return cells;
}

function isColumnLine(cell: readonly MathNode[] | undefined): boolean {
  const [only, ...others] = cell ?? [];
  return (
    only?.tag === 'mrow' &&
    others.length === 0 &&
    only.children.length === 1 &&
    only.children[0]?.text === '∣'
  );
}
