import { z } from 'zod';
import { defineEvent } from '../define-event.ts';

// Names and members as Open edX emits them (shared fixtures, `edx.grades.*`).

const cause = {
  course_id: z.string(),
  /** The learner whose grade it is. */
  user_id: z.string(),
  /** What set off a chain of grade events, and the id they have in common. */
  event_transaction_id: z.string(),
  event_transaction_type: z.string(),
};

export const problemSubmitted = defineEvent({
  name: 'edx.grades.problem.submitted',
  fires: 'A problem was given points.',
  data: z.object({
    ...cause,
    problem_id: z.string(),
    weighted_earned: z.number(),
    weighted_possible: z.number(),
  }),
});

export const problemRescored = defineEvent({
  name: 'edx.grades.problem.rescored',
  fires: 'A problem was given points anew, by staff.',
  data: z.object({
    ...cause,
    problem_id: z.string(),
    new_weighted_earned: z.number(),
    new_weighted_possible: z.number(),
    only_if_higher: z.boolean(),
    /** The one who asked for it. */
    instructor_id: z.string(),
  }),
});

const changedByStaff = {
  ...cause,
  problem_id: z.string(),
  instructor_id: z.string(),
};

export const problemScoreOverridden = defineEvent({
  name: 'edx.grades.problem.score_overridden',
  fires: 'The points of a problem were set by staff.',
  data: z.object({
    ...changedByStaff,
    new_weighted_earned: z.number(),
    new_weighted_possible: z.number(),
    only_if_higher: z.boolean().nullable(),
  }),
});

export const problemStateDeleted = defineEvent({
  name: 'edx.grades.problem.state_deleted',
  fires: 'Staff deleted the state of a learner in a problem.',
  data: z.object(changedByStaff),
});

export const subsectionScoreOverridden = defineEvent({
  name: 'edx.grades.subsection.score_overridden',
  fires: 'The grade of a subsection was set by staff, or set free again.',
  data: z.object({
    ...cause,
    /** Usage key of the subsection. */
    problem_id: z.string(),
    only_if_higher: z.boolean().nullable(),
    override_deleted: z.boolean(),
  }),
});

export const subsectionGradeCalculated = defineEvent({
  name: 'edx.grades.subsection.grade_calculated',
  fires: 'The grade of a subsection was brought up to date.',
  data: z.object({
    ...cause,
    block_id: z.string(),
    /** The commit that the course was graded in. */
    course_version: z.string(),
    weighted_total_earned: z.number(),
    weighted_total_possible: z.number(),
    weighted_graded_earned: z.number(),
    weighted_graded_possible: z.number(),
    /** Times as Python prints them: `2023-08-23 18:14:00.070241+00:00`; `None` where there is none. */
    first_attempted: z.string(),
    subtree_edited_timestamp: z.string(),
    visible_blocks_hash: z.string(),
  }),
});

export const courseGradeCalculated = defineEvent({
  name: 'edx.grades.course.grade_calculated',
  fires: 'The grade of a course was brought up to date.',
  data: z.object({
    ...cause,
    course_version: z.string(),
    percent_grade: z.number(),
    /** Empty below every cutoff. */
    letter_grade: z.string(),
    course_edited_timestamp: z.string(),
    grading_policy_hash: z.string(),
  }),
});

const passing = z.object({
  course_id: z.string(),
  user_id: z.union([z.string(), z.int()]),
  event_transaction_id: z.string().exactOptional(),
  event_transaction_type: z.string().exactOptional(),
});

export const coursePassedFirstTime = defineEvent({
  name: 'edx.course.grade.passed.first_time',
  fires: 'A learner passed a course for the first time.',
  data: passing,
});

export const courseNowPassed = defineEvent({
  name: 'edx.course.grade.now_passed',
  fires: 'The grade of a course was brought up to date, and passes.',
  data: passing,
});

export const courseNowFailed = defineEvent({
  name: 'edx.course.grade.now_failed',
  fires: 'The grade of a course was brought up to date, and does not pass.',
  data: passing,
});
