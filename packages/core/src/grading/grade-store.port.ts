import type { Page, PageRequest } from '../shared/page.ts';
import type { Instant } from '../shared/clock.port.ts';

/** A learner's grade in a course as it was last computed. */
export interface CourseGrade {
  readonly userId: number;
  readonly courseKey: string;
  /** 0 to 1. */
  readonly percent: number;
  /** null = below every cutoff. */
  readonly letter: string | null;
  /** When they first passed, also where they no longer do; null before. */
  readonly passedSince: Instant | null;
}

/** A learner's sums in a subsection as they were last computed. */
export interface SubsectionGrade {
  readonly userId: number;
  readonly courseKey: string;
  readonly usageKey: string;
  /** Of every problem. */
  readonly earned: number;
  readonly possible: number;
  /** Of those that count towards a grade. */
  readonly earnedGraded: number;
  readonly possibleGraded: number;
}

/** Numbers the changes of anything a learner was graded for in a course. */
export interface GradeVersion {
  readonly version: number;
  /** Grows with `version`. */
  readonly changed: Instant;
}

/** Stored grades, so that a gradebook reads and never computes. */
export interface GradeStore {
  courseGrade(userId: number, courseKey: string): Promise<CourseGrade | undefined>;
  /** Where `touchGrades` has been before; else nothing is stored. */
  putCourseGrade(grade: CourseGrade): Promise<void>;
  /**
   * Until the transaction ends, no other changes what this learner is graded for in the course: who reads scores to store
   * grades made of them begins with it.
   */
  holdGrades(userId: number, courseKey: string): Promise<void>;
  gradeVersion(userId: number, courseKey: string): Promise<GradeVersion | undefined>;
  /** Begins the next version, `changed` at the given instant or, if that is not later than the last, just behind it. */
  touchGrades(userId: number, courseKey: string, at: Instant): Promise<void>;
  /** Of one learner, by usage key. */
  subsectionGrades(userId: number, courseKey: string): Promise<readonly SubsectionGrade[]>;
  putSubsectionGrade(grade: SubsectionGrade): Promise<void>;
  /** Idempotent. */
  deleteSubsectionGrade(userId: number, courseKey: string, usageKey: string): Promise<void>;
  /** Of these learners, in one query each; in no order. */
  courseGradesOf(courseKey: string, userIds: readonly number[]): Promise<readonly CourseGrade[]>;
  subsectionGradesOf(courseKey: string, userIds: readonly number[]): Promise<readonly SubsectionGrade[]>;
  /** Learners with any grade in the course, in order of their id, behind `after`. */
  gradedLearners(courseKey: string, after: number, limit: number): Promise<readonly number[]>;
  /** Of everybody, by course key and the learner's id. */
  listCourseGrades(page: PageRequest): Promise<Page<CourseGrade & GradeVersion>>;
  countGradedLearners(courseKey: string): Promise<number>;
}
