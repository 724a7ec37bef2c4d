import { z } from 'zod';
import { defineEvent } from '../define-event.ts';

// Names and members: Open edX developer guide, tracking logs, "Enrollment Events".

const data = z.object({ course_id: z.string(), user_id: z.int(), mode: z.string() });

export const enrollmentActivated = defineEvent({
  name: 'edx.course.enrollment.activated',
  fires: 'Somebody was enrolled in a course.',
  data,
});

export const enrollmentDeactivated = defineEvent({
  name: 'edx.course.enrollment.deactivated',
  fires: 'An enrolment ended.',
  data,
});

export const enrollmentModeChanged = defineEvent({
  name: 'edx.course.enrollment.mode_changed',
  fires: 'An enrolment changed its mode.',
  data,
});

export const enrollmentUpgradeClicked = defineEvent({
  name: 'edx.course.enrollment.upgrade.clicked',
  fires: 'A learner chose to go over to the verified track.',
  sources: ['browser'],
  // Older pages told course and user as a list.
  data: z.json(),
});

export const enrollmentUpgradeSucceeded = defineEvent({
  name: 'edx.course.enrollment.upgrade.succeeded',
  fires: 'A learner went over to the verified track.',
  data: z.object({}).catchall(z.json()),
});
