/**
 * A course's id as part of a file's name: without its namespace, `org_course_run`
 * (edx-analytics-pipeline, edx/analytics/tasks/util/opaque_key_util.py get_filename_safe_course_id).
 */
export function fileNameOfCourse(courseId: string, replacement: '_' | '-' = '_'): string {
  return courseId.replace(/^[a-z][a-z0-9-]*-v\d+:/, '').replaceAll(/[^\w.-]/gu, replacement);
}
