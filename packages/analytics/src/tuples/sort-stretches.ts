/** Stretches of bytes, each known by a number. */
export interface Stretches {
  readonly bytes: Uint8Array;
  /** Rows of so many numbers, in which at these places a stretch's start and end are. */
  readonly rows: Int32Array;
  readonly rowLength: number;
  readonly startAt: number;
  readonly endAt: number;
}

const few = 12;

/**
 * Sorts numbers of stretches, from `low` up to `high`, by the bytes of the stretches: Bentley and Sedgewick's multikey
 * quicksort, which looks at a beginning that many share once for all of them and not at each comparison.
 */
export function sortStretches(
  numbers: Int32Array,
  low: number,
  high: number,
  of: Stretches,
  depth = 0,
): void {
  let [from, to, at] = [low, high, depth];
  while (to - from > few) {
    const pivot = byteOf(numbers[from + ((to - from) >> 1)] ?? 0, at, of);
    let [less, next, greater] = [from, from, to];
    while (next < greater) {
      const number = numbers[next] ?? 0;
      const byte = byteOf(number, at, of);
      if (byte < pivot) {
        numbers[next++] = numbers[less] ?? 0;
        numbers[less++] = number;
      } else if (byte > pivot) {
        numbers[next] = numbers[--greater] ?? 0;
        numbers[greater] = number;
      } else next += 1;
    }
    sortStretches(numbers, from, less, of, at);
    sortStretches(numbers, greater, to, of, at);
    if (pivot === ended) return;
    [from, to, at] = [less, greater, at + 1];
  }
  insertionSort(numbers, from, to, of, at);
}

const ended = -1;

function byteOf(
  number: number,
  depth: number,
  { bytes, rows, rowLength, startAt, endAt }: Stretches,
): number {
  const at = (rows[number * rowLength + startAt] ?? 0) + depth;
  return at < (rows[number * rowLength + endAt] ?? 0) ? (bytes[at] ?? 0) : ended;
}

function insertionSort(numbers: Int32Array, low: number, high: number, of: Stretches, depth: number): void {
  for (let next = low + 1; next < high; next += 1) {
    const number = numbers[next] ?? 0;
    let place = next;
    while (place > low && isLess(number, numbers[place - 1] ?? 0, of, depth)) {
      numbers[place] = numbers[place - 1] ?? 0;
      place -= 1;
    }
    numbers[place] = number;
  }
}

/** Compares from `depth` on. */
export function isLess(a: number, b: number, of: Stretches, depth: number): boolean {
  const { bytes, rows, rowLength, startAt, endAt } = of;
  let x = (rows[a * rowLength + startAt] ?? 0) + depth;
  let y = (rows[b * rowLength + startAt] ?? 0) + depth;
  const xEnd = rows[a * rowLength + endAt] ?? 0;
  const yEnd = rows[b * rowLength + endAt] ?? 0;
  while (x < xEnd && y < yEnd) {
    const difference = (bytes[x] ?? 0) - (bytes[y] ?? 0);
    if (difference !== 0) return difference < 0;
    x += 1;
    y += 1;
  }
  return x >= xEnd && y < yEnd;
}
