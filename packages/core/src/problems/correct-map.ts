/** What grading says of one input, under capa's names. */
export interface CorrectMapEntry {
  /** `correct`, `partially-correct`, `incorrect`, `incomplete`; what else a grader says is kept and earns nothing. */
  readonly correctness: string;
  /** Points, where they are not simply one or none. */
  readonly npoints: number | null;
  /** Feedback, HTML. */
  readonly msg: string;
  readonly hint: string;
  readonly hintmode: string | null;
  /** `$x` where the learner's option is the value of the problem's variable x; for reports of answers. */
  readonly answervariable?: string;
}

export type CorrectMap = Readonly<Record<string, CorrectMapEntry>>;

/** Correct at least in part (`CorrectMap.is_correct`). */
export function isCorrect({ correctness }: Pick<CorrectMapEntry, 'correctness'>): boolean {
  return correctness === 'correct' || correctness === 'partially-correct';
}

/** A point for what is right where no number is given, even in part (`CorrectMap.get_npoints`). */
export function pointsOf(entry: CorrectMapEntry): number {
  return entry.npoints ?? (isCorrect(entry) ? 1 : 0);
}
