/** What a learner did with problems. */
export interface Tries {
  /** Problems that he tried: true where he solved one. */
  readonly problems: ReadonlyMap<string, boolean>;
  /** How many of them he solved. */
  readonly solved: number;
}

/** Fewer learners than this tell nothing. */
const fewest = 10;

/**
 * How well a problem tells learners apart who solve the others: the correlation, among those who tried it, of solving it with
 * the share that they solved of the other problems they tried (the corrected item–total correlation of classical test
 * theory). −1 to 1; null where too few tried it and another, or where all are alike.
 */
export function discrimination(learners: readonly Tries[], problem: string): number | null {
  const points = learners.flatMap(({ problems, solved }): readonly (readonly [number, number])[] => {
    const right = problems.get(problem);
    if (right === undefined || problems.size < 2) return [];
    return [[right ? 1 : 0, (solved - (right ? 1 : 0)) / (problems.size - 1)]];
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
