import { z } from 'zod';
import { defineEvent, defineEvents } from '../define-event.ts';

// Names: Open edX developer guide, tracking logs, "Course Team Events", and openedx-unsupported/edx-analytics-pipeline,
// share/explicit_events.tsv. Where the guide names no members, the dashboard's form came with the event.

const course = z.object({ course: z.string() }).catchall(z.json());
const form = z.json();

export const reportDownloaded = defineEvent({
  name: 'edx.instructor.report.downloaded',
  fires: 'A report was downloaded from the instructor dashboard.',
  sources: ['browser'],
  data: z.object({ report_url: z.string() }),
});

export const reportRequested = defineEvent({
  name: 'edx.instructor.report.requested',
  fires: 'A report was asked for on the instructor dashboard.',
  sources: ['server', 'task'],
  data: z.object({ report_type: z.string() }),
});

/** Of this engine alone: Open edX exports for research from outside. */
export const researchExported = defineEvent({
  name: 'coursewright.research.exported',
  fires:
    'Somebody of the course team confirmed that learners have agreed, and downloaded data of the course under pseudonyms.',
  data: z.object({
    /** `events`, or the name of a table. */
    what: z.string(),
    /** What for, in the words of who did it. */
    purpose: z.string(),
    /** Days of events, both among them. */
    from: z.iso.date().exactOptional(),
    to: z.iso.date().exactOptional(),
  }),
});

export const forumRolesListed = defineEvents(
  {
    'list-forum-admins': 'The administrators of discussions were listed.',
    'list-forum-community-TAs': 'The community TAs were listed.',
    'list-forum-mods': 'The moderators of discussions were listed.',
  },
  { data: course },
);

export const forumRolesChanged = defineEvents(
  {
    'add-forum-admin': 'An administrator of discussions was added.',
    'add-forum-community-TA': 'A community TA was added.',
    'add-forum-mod': 'A moderator of discussions was added.',
    'remove-forum-admin': 'An administrator of discussions was removed.',
    'remove-forum-community-TA': 'A community TA was removed.',
    'remove-forum-mod': 'A moderator of discussions was removed.',
  },
  { data: course },
);

export const peopleListed = defineEvents(
  {
    'list-beta-testers': 'The beta testers were listed.',
    'list-instructors': 'The instructors were listed.',
    'list-staff': 'The staff were listed.',
    'list-students': 'The learners were listed.',
  },
  { data: form },
);

export const peopleChanged = defineEvents(
  {
    'add-instructor': 'An instructor was added.',
    'remove-instructor': 'An instructor was removed.',
    'add-or-remove-user-group': 'Somebody was put into a group of users, or taken out of it.',
  },
  { data: form },
);

export const gradesDumped = defineEvents(
  {
    'dump-answer-dist-csv': 'The distribution of answers was downloaded.',
    'dump-graded-assignments-config': 'The configuration of graded assignments was shown.',
    'dump-grades': 'Grades were shown.',
    'dump-grades-csv': 'Grades were downloaded.',
    'dump-grades-csv-raw': 'Raw grades were downloaded.',
    'dump-grades-raw': 'Raw grades were shown.',
    'get-student-progress-page': 'The progress page of a learner was opened.',
  },
  { data: form },
);

export const statesChanged = defineEvents(
  {
    'delete-student-module-state': 'The state of a learner in a problem was deleted.',
    'rescore-all-submissions': 'All answers to a problem were to be graded anew.',
    'rescore-student-submission': 'The answers of a learner were to be graded anew.',
    'reset-all-attempts': 'The attempts of all learners at a problem were to be reset.',
    'reset-student-attempts': 'The attempts of a learner were reset.',
  },
  { data: form },
);
