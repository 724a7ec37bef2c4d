/** A learner's grades in a course have been brought up to date. */
export interface GradeChange {
  readonly userId: number;
  readonly courseKey: string;
  /** Of the problems whose scores changed and of every block above them, the course's included. */
  readonly usageKeys: readonly string[];
  /** Those of them that are graded subsections for learners. */
  readonly subsections: readonly string[];
  /** Of the course grade, where it was stored anew; `first` where the learner never passed before. */
  readonly passing?: { readonly passed: boolean; readonly first: boolean };
}
