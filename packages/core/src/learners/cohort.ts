/** A group of a course's learners; a learner is in one of a course at most (openedx/edx-platform, openedx/core/djangoapps/course_groups). */
export interface Cohort {
  readonly id: number;
  readonly courseKey: string;
  /** At most 255 characters. */
  readonly name: string;
}

export interface ListedCohort extends Cohort {
  /** How many learners are in it. */
  readonly members: number;
}
