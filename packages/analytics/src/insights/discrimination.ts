/** What a learner did with problems: true where he solved one that he tried. */
export type Tries = ReadonlyMap<string, boolean>;

/** Fewer learners than this tell nothing. */
const fewest = 10;

/**
 * How well a problem tells learners apart who solve the others: the correlation, among those who tried it, of solving it with
 * the share that they solved of the other problems they tried (the corrected item–total correlation of classical test
 * theory). −1 to 1; null where too few tried it and another, or where all are alike.
 */
export function discrimination(learners: readonly Tries[], problem: string): number | null {
  const points = learners.flatMap((tries): readonly (readonly [number, number])[] => {
    const solved = tries.get(problem);
    if (solved === undefined || tries.size < 2) return [];
    const others = [...tries].filter(([id]) => id !== problem);
    const share = others.filter(([, right]) => right).length / others.length;
    return [[solved ? 1 : 0, share]];
  });
  return points.length < fewest ? null : correlation(points);
}

function correlation(points: readonly (readonly [number, number])[]): number | null {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const sum = (of: (dx: number, dy: number) => number) =>
    points.reduce((total, point) => total + of(point[0] - x, point[1] - y), 0);
  const spread = Math.sqrt(sum((dx) => dx * dx) * sum((_dx, dy) => dy * dy));
  return spread < 1e-9 ? null : sum((dx, dy) => dx * dy) / spread;
}
