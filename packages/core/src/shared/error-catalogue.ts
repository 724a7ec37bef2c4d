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
} as const satisfies Record<string, ErrorEntry>;

export interface ErrorEntry {
  readonly title: string;
  readonly hint: string;
  /** HTTP status that an API answers with. */
  readonly status: number;
}

export type ErrorCode = keyof typeof errorCatalogue;
