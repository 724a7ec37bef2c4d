import type { Instant } from '../shared/clock.port.ts';
import type { Page, PageRequest } from '../shared/page.ts';
import type { GradedSubsection } from './graded-subsections.ts';
import type { ProgressView } from './progress-view.ts';

export interface GradingService {
  progress(input: { readonly userId: number; readonly courseKey: string }): Promise<ProgressView>;
  /** Active learners by username with their stored course grades. */
  gradebook(courseKey: string, page: PageRequest): Promise<Page<GradebookRow>>;
  /** The score of a problem, or the sum below a unit, subsection, section; of a course its grade out of 1. */
  itemScore(input: { readonly userId: number; readonly usageKey: string }): Promise<ItemScore>;
  /** Of the published course, in its order. */
  gradedSubsections(courseKey: string): Promise<readonly GradedSubsection[]>;
  /** Points that learners can earn in the blocks of one course once all of it is open: what their columns in a gradebook are out of; 1 for the course itself. In the order asked for. */
  possiblePoints(courseKey: string, usageKeys: readonly string[]): Promise<readonly number[]>;
}

export interface GradebookRow {
  readonly userId: number;
  readonly username: string;
  readonly name: string;
  readonly percent: number;
  readonly letter: string | null;
  /** By subsection usage key; only subsections the learner has scores in. */
  readonly subsections: Readonly<Record<string, { readonly earned: number; readonly possible: number }>>;
}

export interface ItemScore {
  readonly earned: number;
  readonly possible: number;
  /** When it last changed; null before the first submission. */
  readonly changed: Instant | null;
  /** Grows with every change of any score below; the newer of two scores has the higher one. */
  readonly version: number;
}
