import { compareBytes } from '../../tuples/tuple.ts';

interface Source {
  line: string;
  readonly source: AsyncGenerator<string>;
}

/** Lines of sources, each in the order of code points, as one in that order: a heap of the sources by their next lines. */
export async function* mergeLines(sources: readonly AsyncGenerator<string>[]): AsyncGenerator<string> {
  const heap: Source[] = [];
  try {
    for (const source of sources) {
      const next = await source.next();
      if (next.done !== true) heap.push({ line: next.value, source });
    }
    for (let index = Math.floor(heap.length / 2) - 1; index >= 0; index -= 1) sink(heap, index);
    for (let [top] = heap; top !== undefined; [top] = heap) {
      yield top.line;
      const next = await top.source.next();
      if (next.done !== true) top.line = next.value;
      else {
        const last = heap.pop();
        if (last !== undefined && heap.length > 0) heap[0] = last;
      }
      sink(heap, 0);
    }
  } finally {
    for (const source of sources) await source.return(undefined);
  }
}

function sink(heap: Source[], from: number): void {
  for (let at = from; ;) {
    let least = at;
    for (const child of [2 * at + 1, 2 * at + 2]) {
      if (isBefore(heap[child], heap[least])) least = child;
    }
    if (least === at) return;
    swap(heap, at, least);
    at = least;
  }
}

function isBefore(one: Source | undefined, other: Source | undefined): boolean {
  return one !== undefined && other !== undefined && compareBytes(one.line, other.line) < 0;
}

function swap(list: Source[], one: number, other: number): void {
  const [a, b] = [list[one], list[other]];
  if (a === undefined || b === undefined) return;
  list[one] = b;
  list[other] = a;
}
