import { z } from 'zod';
import { defineEvent, defineEvents, type EventDefinition } from '../define-event.ts';

// Names and members: Open edX developer guide, tracking logs, "Timed Exam and Proctored Exam Events", of learners and of the course team.

const exam = {
  /** Usage key of the subsection. */
  exam_content_id: z.string(),
  exam_default_time_limit_mins: z.number().nullable(),
  exam_id: z.int(),
  exam_is_active: z.boolean(),
  exam_is_practice_exam: z.boolean(),
  exam_is_proctored: z.boolean(),
  exam_name: z.string(),
};
const time = z.string().nullable();
const attempt = {
  ...exam,
  attempt_allowed_time_limit_mins: z.number().nullable(),
  attempt_code: z.string(),
  attempt_completed_at: time,
  attempt_event_elapsed_time_secs: z.number().nullable(),
  attempt_id: z.int(),
  attempt_started_at: time,
  attempt_status: z.string(),
  attempt_user_id: z.int(),
};
const allowance = {
  ...exam,
  allowance_key: z.string(),
  allowance_user_id: z.int(),
  allowance_value: z.string(),
};

const anyExam = ['proctored', 'practice', 'timed'];
const watched = ['proctored', 'practice'];
const proctored = ['proctored'];

/** What happens to an attempt, and in which kinds of exams. */
const attemptMoments: Readonly<Record<string, readonly [kinds: readonly string[], fires: string]>> = {
  created: [anyExam, 'A learner chose to take the exam.'],
  declined: [proctored, 'A learner chose to take the exam without proctoring.'],
  deleted: [anyExam, 'The record of an attempt was removed.'],
  download_software_clicked: [watched, 'A learner went to download the proctoring software.'],
  error: [watched, 'The connection to the proctoring software was lost.'],
  ready_to_start: [watched, 'The proctoring software runs, and the exam may begin.'],
  ready_to_submit: [anyExam, 'A learner is done and was asked to submit.'],
  rejected: [proctored, 'A reviewed attempt was disqualified.'],
  started: [anyExam, 'A learner began to take the exam.'],
  submitted: [anyExam, 'A learner submitted the exam.'],
  verified: [proctored, 'A reviewed attempt was approved.'],
};

export const examAttempts = Object.entries(attemptMoments).flatMap(([moment, [kinds, fires]]) =>
  kinds.map((kind) =>
    defineEvent({
      name: `edx.special_exam.${kind}.attempt.${moment}`,
      fires: `${fires.slice(0, -1)}: ${kind}.`,
      data: z.object(attempt),
    }),
  ),
);

export const examAttemptReviewed = defineEvent({
  name: 'edx.special_exam.proctored.attempt.review_received',
  fires: 'The review of an attempt came in.',
  data: z.object({
    ...attempt,
    review_attempt_code: z.string(),
    /** `Clean`, `Suspicious`, `Rules Violation`. */
    review_status: z.string(),
    review_video_url: z.string().nullable(),
  }),
});

export const examOptionPresented = defineEvent({
  name: 'edx.special_exam.proctored.option-presented',
  fires: 'A learner saw the page that a proctored exam begins with.',
  data: z.object(exam),
});

export const examAdministration: readonly EventDefinition[] = anyExam.flatMap((kind) => [
  ...defineEvents(
    {
      [`edx.special_exam.${kind}.created`]: `The course team made an exam: ${kind}.`,
      [`edx.special_exam.${kind}.updated`]: `The course team changed an exam: ${kind}.`,
    },
    { data: z.object(exam) },
  ),
  ...defineEvents(
    {
      [`edx.special_exam.${kind}.allowance.created`]: `A learner was granted an exception: ${kind}.`,
      [`edx.special_exam.${kind}.allowance.deleted`]: `The exception of a learner was taken back: ${kind}.`,
    },
    { data: z.object(allowance) },
  ),
]);
