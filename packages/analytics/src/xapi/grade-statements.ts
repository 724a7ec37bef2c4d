import type { Json, JsonObject } from '@coursewright/core/shared';
import { secondsOf as numberOf } from '../projection/durations.ts';
import { needed } from '../projection/refused-event.ts';
import { objectAt, textAt } from '../projection/tracking-event.ts';
import { activity, type XapiFamily } from './define-xapi.ts';
import { activityTypes, extensionIris } from './iris.ts';

export const gradeStatements: XapiFamily = {
  'edx.grades.subsection.grade_calculated': {
    verb: 'earned',
    parts: (event, { lmsRoot }) => {
      const data = needed(objectAt(event, 'data'), 'data');
      const block = needed(textAt(event, 'data', 'block_id'), 'data.block_id');
      return {
        object: activity(`${lmsRoot}/xblock/${block}`, { type: activityTypes.resource }),
        result: scored(data['weighted_total_earned'], data['weighted_total_possible']),
      };
    },
  },
  'edx.grades.course.grade_calculated': {
    verb: 'earned',
    parts: (event, settings) => {
      const course = needed(textAt(event, 'context', 'course_id'), 'context.course_id');
      const earned = points(needed(objectAt(event, 'data'), 'data')['percent_grade']);
      return {
        object: activity(`${settings.lmsRoot}/course/${course}`, {
          name: { en: settings.courseName(course) ?? course },
          type: activityTypes.course,
        }),
        result: {
          score: { min: 0, max: 1, raw: earned, scaled: earned },
          extensions: {
            [extensionIris.gradeClassification]: textAt(event, 'data', 'letter_grade') ?? 'Fail',
          },
        },
      };
    },
  },
};

/** Points of points; all of nothing counts as success. */
export function scored(earnedPoints: Json | undefined, possiblePoints: Json | undefined): JsonObject {
  const earned = points(earnedPoints);
  const possible = points(possiblePoints);
  return {
    success: earned >= possible,
    score: { min: 0, max: possible, raw: earned, scaled: possible > 0 ? earned / possible : 0 },
  };
}

function points(value: Json | undefined): number {
  return numberOf(value) ?? 0;
}
