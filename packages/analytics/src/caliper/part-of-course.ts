import type { JsonObject } from '@coursewright/core/shared';
import type { ProjectionSettings } from '../projection/projection-settings.ts';
import { textAt, type TrackingEvent } from '../projection/tracking-event.ts';

/** `isPartOf` among an object's extensions; nothing for an event outside courses. */
export function partOfCourse(event: TrackingEvent, { lmsRoot }: ProjectionSettings): JsonObject {
  const course = textAt(event, 'context', 'course_id');
  if (course === undefined) return {};
  return { isPartOf: { id: `${lmsRoot}/course/${course}`, type: 'CourseOffering' } };
}
