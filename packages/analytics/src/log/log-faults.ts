/** A line that could not be used. */
export interface BrokenLine {
  /** Of the file, from 1. */
  readonly line: number;
  /** What is wrong with it. */
  readonly why: string;
  /** How it begins. */
  readonly text: string;
}

/** What was wrong with a file. */
export interface FileFaults {
  readonly broken: number;
  /** The first of them. */
  readonly first: readonly BrokenLine[];
  /** Why it could not be read to its end. */
  readonly fault?: string;
}

const kept = 20;
const beginning = 120;

export class FaultCounter {
  #broken = 0;
  readonly #first: BrokenLine[] = [];
  fault: string | undefined;

  count(line: number, why: string, text: () => string): void {
    this.#broken += 1;
    if (this.#first.length < kept) this.#first.push({ line, why, text: text().slice(0, beginning) });
  }

  get faults(): FileFaults {
    return {
      broken: this.#broken,
      first: this.#first,
      ...(this.fault !== undefined && { fault: this.fault }),
    };
  }
}
