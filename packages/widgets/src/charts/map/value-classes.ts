/** Whole numbers from `from` to `to`, both among them, which a map shows alike. */
export interface ValueClass {
  readonly from: number;
  readonly to: number;
}

const most = 5;

/**
 * At most five classes that have all these numbers, the least first: from 1, 2, 5, 10, 20 … on, because few countries have
 * most learners and equal steps would show all the others alike.
 */
export function valueClasses(values: readonly number[]): readonly ValueClass[] {
  if (values.length === 0) return [];
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const rounds: number[] = [];
  for (let ten = 1; ten <= greatest; ten *= 10)
    rounds.push(...[ten, 2 * ten, 5 * ten].filter((round) => round > least && round <= greatest));
  const all = [least, ...rounds];
  const starts =
    all.length <= most
      ? all
      : Array.from({ length: most }, (_none, index) => all[Math.floor((index * all.length) / most)] ?? least);
  return starts.map((from, index) => ({ from, to: (starts[index + 1] ?? greatest + 1) - 1 }));
}

/** Which of the classes a number is in; -1 of none. */
export function classOf(value: number, classes: readonly ValueClass[]): number {
  return classes.findIndex(({ from, to }) => value >= from && value <= to);
}

/** How dark a class is among `count`, 0 to 4: as far apart as they can be. */
export function shadeOf(index: number, count: number): number {
  return count < 2 ? most - 1 : Math.round((index * (most - 1)) / (count - 1));
}
