import type { GradedOutline } from './graded-outline.ts';

/** A subsection that counts towards the grade, as every learner meets it. */
export interface GradedSubsection {
  readonly usageKey: string;
  readonly title: string;
  readonly sectionTitle: string;
  /** The assignment type of the grading policy. */
  readonly format: string;
  /** Points of all its problems; 0 while there is none. */
  readonly possible: number;
  /** ISO 8601, as the author wrote it. */
  readonly due: string | null;
}

/** In course order, without those for staff only. */
export function gradedSubsections({ subsections }: GradedOutline): readonly GradedSubsection[] {
  return subsections
    .filter(({ graded, staffOnly }) => graded && !staffOnly)
    .map(({ usageKey, title, sectionTitle, format, due, problems }) => {
      const possible = problems.reduce((all, one) => all + (one.staffOnly ? 0 : one.possible), 0);
      return { usageKey, title, sectionTitle, format, possible, due };
    });
}
