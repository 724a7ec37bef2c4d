import { needed } from '../projection/refused-event.ts';
import { objectAt, textAt, type TrackingEvent } from '../projection/tracking-event.ts';
import { activity, given, type XapiFamily, type XapiMapping } from './define-xapi.ts';
import { activityTypes, extensionIris } from './iris.ts';

const kinds = ['timed', 'practice', 'proctored'] as const;

/** Their data are read of `event`, as log lines have it; else of `data`. */
function dataOf(event: TrackingEvent) {
  return needed(objectAt(event, 'event') ?? objectAt(event, 'data'), 'event');
}

function attempt(kind: (typeof kinds)[number], verb: 'initialized' | 'terminated'): XapiMapping {
  return {
    verb,
    parts: (event) => {
      const data = { event: dataOf(event) };
      const text = (member: string) => textAt(data, 'event', member);
      const name = { en: needed(text('exam_name'), 'event.exam_name') };
      const values = data.event;
      return {
        object: activity(needed(text('exam_content_id'), 'event.exam_content_id'), {
          name,
          type: activityTypes[kind],
          extensions: given({
            [extensionIris.timeLimit]: values['exam_default_time_limit_mins'] ?? undefined,
          }),
        }),
        grouping: [
          activity(needed(text('attempt_code'), 'event.attempt_code'), {
            name,
            type: activityTypes.attempt,
            extensions: given({
              [extensionIris.attemptStarted]: text('attempt_started_at'),
              [extensionIris.attemptCompleted]: text('attempt_completed_at'),
              [extensionIris.duration]: values['attempt_event_elapsed_time_secs'] ?? undefined,
              [extensionIris.attemptId]: values['attempt_id'] ?? undefined,
            }),
          }),
        ],
      };
    },
  };
}

export const examStatements: XapiFamily = Object.fromEntries(
  kinds.flatMap((kind) => [
    [`edx.special_exam.${kind}.attempt.created`, attempt(kind, 'initialized')],
    [`edx.special_exam.${kind}.attempt.submitted`, attempt(kind, 'terminated')],
  ]),
);
