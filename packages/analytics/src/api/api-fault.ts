/** What a caller is told where an endpoint gives no rows: the original's bodies (edx-analytics-data-api, analytics_data_api/middleware.py). */
export type FaultBody =
  { readonly detail: string } | { readonly error_code: string; readonly developer_message: string };

export class ApiFault extends Error {
  override readonly name = 'ApiFault';
  readonly status: number;
  readonly body: FaultBody;

  constructor(status: number, body: FaultBody) {
    super('detail' in body ? body.detail : body.developer_message);
    this.status = status;
    this.body = body;
  }
}

const coded = (status: number, error_code: string, developer_message: string) =>
  new ApiFault(status, { error_code, developer_message });

export const apiFaults = {
  notFound: () => new ApiFault(404, { detail: 'Not found.' }),
  badPage: () => new ApiFault(404, { detail: 'Invalid page.' }),
  forbidden: () => new ApiFault(403, { detail: 'You do not have permission to perform this action.' }),
  courseNotSpecified: () => coded(400, 'course_not_specified', 'Course id/key not specified.'),
  courseMalformed: (courseId: string) =>
    coded(400, 'course_key_malformed', `Course id/key ${courseId} malformed.`),
  badParameter: (message: string) => coded(400, 'illegal_parameter_values', message),
  noLearner: (username: string, courseId: string) =>
    coded(404, 'no_learner_for_course', `Learner ${username} not found for course ${courseId}.`),
  noTimeline: (username: string, courseId: string) =>
    coded(
      404,
      'no_learner_engagement_timeline',
      `Learner ${username} engagement timeline not found for course ${courseId}.`,
    ),
  noReport: (courseId: string, reportName: string) =>
    coded(404, 'report_file_not_found', `Could not find report ${reportName} for course ${courseId}.`),
};

/** An answer without rows is not found. */
export function someOf<Row>(rows: readonly Row[]): readonly Row[] {
  if (rows.length === 0) throw apiFaults.notFound();
  return rows;
}
