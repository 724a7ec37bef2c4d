/** x and y, in pixels of the picture as it is shown. */
export type Point = readonly [number, number];

/** Whether a point lies strictly inside the convex hull of others; a hull without area has no inside. */
export function insideHull(points: readonly Point[], point: Point): boolean {
  const hull = convexHull(points);
  if (hull.length < 3) return false;
  return hull.every((corner, index) => turn(corner, hull[(index + 1) % hull.length] ?? corner, point) > 0);
}

/** Counter-clockwise, without points on its edges (Andrew 1979, monotone chain). */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted(([ax, ay], [bx, by]) => ax - bx || ay - by);
  const lower = chain(sorted);
  const upper = chain(sorted.toReversed());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function chain(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    for (;;) {
      const [before, last] = kept.slice(-2);
      if (before === undefined || last === undefined || turn(before, last, point) > 0) break;
      kept.pop();
    }
    kept.push(point);
  }
  return kept;
}

/** Positive for a turn to the left on the way from `a` over `b` to `c`. */
function turn([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}
