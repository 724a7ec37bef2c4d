import type { TableView } from '../api/table-reader.port.ts';
import type { CourseStructure } from './course-structure.ts';
import type { InsightsLanguage } from './language.ts';

/** What may be asked of a chart, a figure or a list; each takes those that it names. */
export interface Asked {
  /** Enrolment mode: audit, verified … */
  readonly mode?: string | undefined;
  readonly cohort?: string | undefined;
  /** `YYYY-MM-DD`, inclusive. */
  readonly from?: string | undefined;
  /** `YYYY-MM-DD`, inclusive. */
  readonly to?: string | undefined;
  /** Usage key of a part of the course: a section, a subsection, a problem. */
  readonly block?: string | undefined;
  /** Id of one answer of a problem. */
  readonly answer?: string | undefined;
  /** `encoded_module_id`: the id by which events name a video. */
  readonly video?: string | undefined;
  readonly username?: string | undefined;
  readonly segment?: string | undefined;
  /** In names, user names and e-mail addresses. */
  readonly text?: string | undefined;
  readonly order?: string | undefined;
  readonly direction?: 'asc' | 'desc' | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

export type AskedName = keyof Asked;

/** Another run of the same course. */
export interface CourseRun {
  readonly courseKey: string;
  readonly run: string;
  readonly title: string;
  /** ISO 8601. */
  readonly start?: string | undefined;
}

/** What the gradebook has of a learner. */
export interface LearnerGrade {
  /** 0 to 1. */
  readonly percent: number;
  readonly passed: boolean;
}

/** What definitions work on. */
export interface InsightsCall {
  readonly view: TableView;
  readonly courseKey: string;
  readonly asked: Asked;
  readonly language: InsightsLanguage;
  /** The published course, read when it is needed. */
  course(): Promise<CourseStructure>;
  /** Of this course, those that the caller may see, the present one among them. */
  runs(): Promise<readonly CourseRun[]>;
  /** The grades of these accounts in the course as the gradebook has them, of those who have any. */
  grades(userIds: readonly number[]): Promise<ReadonlyMap<number, LearnerGrade>>;
  /** Groups of fewer learners are not shown by themselves where they tell what people are. */
  readonly minimumGroup: number;
  /** Names, addresses and profiles of learners are shown. */
  readonly personal: boolean;
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string;
}
