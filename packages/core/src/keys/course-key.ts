/** The text of a course key, `course-v1:ORG+COURSE+RUN` or the old `ORG/COURSE/RUN`, known to be well formed. */
export type CourseKey = string & { readonly __courseKey: unique symbol };
