import { courseLearnerMetadata } from '../api/course-learner-metadata.ts';
import { learnerSegments } from '../api/learner-segments.ts';
import type { InsightsCall } from './insights-call.ts';
import { segmentName } from './words/segments.ts';

type Choice = readonly (readonly [value: string, name: string])[];

/** What a roster can be narrowed by: the cohorts of its learners, and the segments. */
export async function cohortsAndSegments({
  view,
  courseKey,
  language,
}: Pick<InsightsCall, 'view' | 'courseKey' | 'language'>): Promise<{
  readonly cohorts: Choice;
  readonly segments: Choice;
}> {
  const { cohorts } = await courseLearnerMetadata(view, courseKey);
  return {
    cohorts: Object.keys(cohorts).map((name) => [name, name]),
    segments: learnerSegments.map((segment) => [segment, segmentName(segment, language)]),
  };
}
