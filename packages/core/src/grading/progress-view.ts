/** A learner's grade in a course, as the progress page and element show it. Fractions are 0 to 1. */
export interface ProgressView {
  readonly percent: number;
  /** null = below every cutoff. */
  readonly letter: string | null;
  readonly passed: boolean;
  readonly cutoffs: readonly { readonly letter: string; readonly atLeast: number }[];
  /** One per assignment type. */
  readonly formats: readonly {
    readonly type: string;
    readonly weight: number;
    readonly percent: number;
    readonly detail: string;
    readonly entries: readonly {
      readonly label: string;
      readonly detail: string;
      readonly percent: number;
      readonly dropped: boolean;
    }[];
  }[];
  readonly subsections: readonly {
    readonly usageKey: string;
    readonly title: string;
    readonly sectionTitle: string;
    readonly format?: string;
    readonly graded: boolean;
    readonly due?: string;
    /** Absent while `show_correctness` hides it. */
    readonly score?: { readonly earned: number; readonly possible: number };
    readonly problems: readonly {
      readonly usageKey: string;
      readonly title: string;
      readonly score?: { readonly earned: number; readonly possible: number };
    }[];
  }[];
}
