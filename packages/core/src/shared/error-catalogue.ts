/**
 * Every error this engine can raise, once. An entry makes the RFC 9457 problem document, the docs page and the
 * translation key; `hint` tells the reader what to do. A domain adds its own entries here, in its own block.
 */
export const errorCatalogue = {
  // shared
  bad_input: {
    title: 'The input is not valid',
    hint: 'Correct the named field and send it again.',
    status: 422,
  },
  not_found: { title: 'There is no such thing', hint: 'Check the address or the key.', status: 404 },
  conflict: {
    title: 'Somebody else changed this first',
    hint: 'Load it again and repeat the change.',
    status: 409,
  },
  already_there: {
    title: 'It is there already',
    hint: 'Use what is there, or choose another name.',
    status: 409,
  },
  forbidden: {
    title: 'You may not do this',
    hint: 'Ask a course or site administrator for the role.',
    status: 403,
  },
  unavailable: { title: 'A service does not answer', hint: 'Try again in a moment.', status: 503 },
  corrupt: {
    title: 'Stored data is damaged',
    hint: 'Restore it from a backup and report the message.',
    status: 500,
  },
  data_folder: {
    title: 'The data folder cannot be used',
    hint: 'Name a folder that this process may read and write, on a disk with room.',
    status: 500,
  },
  // backup
  backup_damaged: {
    title: 'The backup is damaged',
    hint: 'Use another backup; nothing was changed.',
    status: 422,
  },
  backup_too_new: {
    title: 'The backup is of a later version',
    hint: 'Install that version of Coursewright, or a later one, and restore it there; nothing was changed.',
    status: 422,
  },
  host_running: {
    title: 'The host is running',
    hint: 'Stop the host and its workers, then run the command again.',
    status: 409,
  },
  restore_unfinished: {
    title: 'A restore has not finished',
    hint: 'Mend what the message names and run coursewright restore with the same backup and settings again: it goes on. No host starts on these stores until then.',
    status: 503,
  },
  not_empty: {
    title: 'There is something already',
    hint: 'Give an empty place; what is there is never mixed with a backup.',
    status: 409,
  },
  // keys
  invalid_key: {
    title: 'The key is not valid',
    hint: 'A course key looks like course-v1:ORG+COURSE+RUN.',
    status: 404,
  },
  // courses
  course_not_found: { title: 'There is no such course', hint: 'See the list of courses.', status: 404 },
  course_exists: {
    title: 'A course with this key is already there',
    hint: 'Choose another run, or update the course that is there.',
    status: 409,
  },
  block_not_found: {
    title: 'There is no such block in this course',
    hint: 'It may have been deleted or not published yet.',
    status: 404,
  },
  // host
  not_logged_in: { title: 'Nobody is logged in', hint: 'Log in, or send a bearer token.', status: 401 },
  token_expired: {
    title: 'The token is no longer valid',
    hint: 'Renew it, or open the course again from where it is linked.',
    status: 401,
  },
  code_not_valid: {
    title: 'The one-time code is not valid',
    hint: 'A code works once and for a minute; open the course again from where it is linked.',
    status: 401,
  },
  assertion_not_valid: {
    title: 'The signed assertion is not valid',
    hint: 'See the embedding guide for its claims; sign a new one for each token.',
    status: 401,
  },
  form_expired: {
    title: 'The form is out of date',
    hint: 'Load the page again and repeat it; the browser must accept cookies.',
    status: 403,
  },
  origin_not_allowed: {
    title: 'This site may not embed the course',
    hint: 'Add its origin to the embed key.',
    status: 403,
  },
  address_expired: {
    title: 'The address of the file is no longer valid',
    hint: 'Load the page again: it brings fresh addresses.',
    status: 403,
  },
  too_many_requests: { title: 'Too many requests', hint: 'Wait as long as Retry-After says.', status: 429 },
  not_implemented: { title: 'This is not offered here', hint: 'Ask for another form.', status: 501 },
  too_large: { title: 'The request is too large', hint: 'Send less at once.', status: 413 },
  not_configured: { title: 'A setting is missing or wrong', hint: 'Correct the named setting.', status: 500 },
  // olx
  not_a_course: {
    title: 'This is no course',
    hint: 'Give a folder or .tar.gz archive with one course.xml, as Studio exports it.',
    status: 422,
  },
  hostile_archive: {
    title: 'The archive is not safe to read',
    hint: 'Pack the course anew: only files and folders, none above the course folder, within the size limits.',
    status: 422,
  },
  corrupt_archive: {
    title: 'The archive is damaged',
    hint: 'Export or download it again; it must be a complete .tar.gz.',
    status: 422,
  },
  // problems
  invalid_problem: {
    title: 'The problem is not valid',
    hint: 'Correct its XML at the named line.',
    status: 422,
  },
  bad_answer: {
    title: 'The answer cannot be graded',
    hint: 'Correct the answer and send it again; no attempt was used.',
    status: 422,
  },
  script_not_run: {
    title: 'The problem’s Python cannot be run here',
    hint: 'No attempt was used. Tell the course team; what is missing is named.',
    status: 501,
  },
  // grading
  invalid_grading_policy: {
    title: 'The grading policy is not valid',
    hint: 'Correct the named member of grading_policy.json.',
    status: 422,
  },
} as const satisfies Record<string, ErrorEntry>;

export interface ErrorEntry {
  readonly title: string;
  readonly hint: string;
  /** HTTP status that an API answers with. */
  readonly status: number;
}

export type ErrorCode = keyof typeof errorCatalogue;
