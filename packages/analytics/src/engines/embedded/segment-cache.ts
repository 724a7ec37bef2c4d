import { OpenFiles } from './open-files.ts';
import { Segment } from './segment.ts';

/** Segments by their paths. They never change, so what was read of one stays true. */
export class SegmentCache {
  readonly #segments = new Map<string, Segment>();
  readonly #files = new OpenFiles();

  get(path: string): Segment {
    let segment = this.#segments.get(path);
    if (segment === undefined) this.#segments.set(path, (segment = new Segment(path, this.#files)));
    return segment;
  }

  /** Keeps those only, and no file open: to be called when nobody reads. */
  release(kept: ReadonlySet<string> = new Set()): void {
    for (const [path, segment] of this.#segments) {
      segment.release();
      if (!kept.has(path)) this.#segments.delete(path);
    }
  }
}
