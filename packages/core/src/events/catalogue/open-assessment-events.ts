import { z } from 'zod';
import { defineEvent, defineEvents } from '../define-event.ts';

// Names and members: Open edX developer guide, tracking logs, "Open Response Assessment Events".

const returned = {
  course_id: z.string(),
  item_id: z.string(),
  requesting_student_id: z.string().exactOptional(),
  /** `None` where there was nothing to assess. */
  submission_returned_uuid: z.string().nullable(),
};
const assessment = {
  feedback: z.string(),
  parts: z.array(
    z.object({
      criterion: z.object({}).catchall(z.json()),
      option: z.json().exactOptional(),
      feedback: z.string().exactOptional(),
    }),
  ),
  rubric: z.object({}).catchall(z.json()),
  scored_at: z.string(),
  scorer_id: z.string(),
  /** `PE` of a peer, `SE` of oneself, `ST` of staff. */
  score_type: z.string(),
  submission_uuid: z.string(),
};
const answer = z.object({}).catchall(z.json());

export const peerSubmissionGot = defineEvent({
  name: 'openassessmentblock.get_peer_submission',
  fires: 'A learner was given the response of another to assess.',
  data: z.object(returned),
});

export const submissionForStaffGot = defineEvent({
  name: 'openassessmentblock.get_submission_for_staff_grading',
  fires: 'Staff were given a response to assess.',
  data: z.object({ ...returned, requesting_staff_id: z.string(), type: z.string() }),
});

export const assessments = defineEvents(
  {
    'openassessmentblock.peer_assess': 'A learner assessed the response of another.',
    'openassessmentblock.self_assess': 'A learner assessed the own response.',
  },
  { data: z.object(assessment) },
);

export const staffAssessment = defineEvent({
  name: 'openassessmentblock.staff_assess',
  fires: 'Staff assessed a response.',
  data: z.object({
    ...assessment,
    /** `regrade` where a score is overridden, else `full-grade`. */
    type: z.string(),
  }),
});

export const feedbackOnAssessments = defineEvent({
  name: 'openassessmentblock.submit_feedback_on_assessments',
  fires: 'A learner said what the assessments were good for.',
  data: z.object({ feedback_text: z.string(), options: z.array(z.json()), submission_uuid: z.string() }),
});

export const submissionCreated = defineEvent({
  name: 'openassessmentblock.create_submission',
  fires: 'A response was handed in.',
  data: z.object({
    answer,
    attempt_number: z.int(),
    created_at: z.string(),
    submitted_at: z.string(),
    submission_uuid: z.string(),
  }),
});

export const submissionSaved = defineEvent({
  name: 'openassessmentblock.save_submission',
  fires: 'A response was saved to be gone on with.',
  data: z.object({ saved_response: z.union([answer, z.string()]) }),
});

export const trainingAssessed = defineEvent({
  name: 'openassessment.student_training_assess_example',
  fires: 'A learner assessed an example in training.',
  data: z.object({
    /** Criterion → what the course team chose, where the learner chose otherwise. */
    corrections: answer,
    /** Criterion → what the learner chose. */
    options_selected: answer,
    submission_uuid: z.string(),
  }),
});

export const fileUploaded = defineEvent({
  name: 'openassessment.upload_file',
  fires: 'A file of a response was uploaded.',
  sources: ['browser'],
  data: z.object({ fileName: z.string(), fileSize: z.number(), fileType: z.string() }),
});

export const fileUploadFailed = defineEvent({
  name: 'openassessment.upload_file_error',
  fires: 'A file of a response could not be uploaded.',
  sources: ['browser'],
  data: z.object({ statusText: z.string() }),
});

export const firstOpenAssessment = defineEvents(
  {
    oe_hide_question: 'The question of an assessment of the first kind was hidden.',
    oe_show_question: 'The question of an assessment of the first kind was shown.',
    rubric_select: 'A choice of a rubric of the first kind was made.',
    staff_grading_hide_question: 'Staff hid the question while grading.',
    staff_grading_show_question: 'Staff showed the question while grading.',
  },
  { sources: ['browser'], data: z.json() },
);
