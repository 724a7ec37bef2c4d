import type { JsonObject } from '@coursewright/core/shared';
import { problemOfPage } from '../projection/block-ids.ts';
import { actorId } from '../projection/event-user.ts';
import type { ProjectionSettings } from '../projection/projection-settings.ts';
import { pythonText } from '../projection/python-repr.ts';
import { needed } from '../projection/refused-event.ts';
import {
  objectAt,
  textAt,
  textOf,
  valueAt,
  valueOf,
  type TrackingEvent,
} from '../projection/tracking-event.ts';
import { filled, type CaliperFamily, type CaliperMapping, type CaliperParts } from './define-caliper.ts';
import { partOfCourse } from './part-of-course.ts';

interface Kind {
  readonly type: string;
  readonly action: string;
  readonly objectType: string;
  readonly name?: string;
  /** Behind the problem's address. */
  readonly path?: (event: TrackingEvent) => string;
}

function about(kind: Kind): CaliperMapping {
  return { types: [kind.type], parts: (event, settings) => partsOf(kind, event, settings) };
}

function partsOf(
  { type, action, objectType, name, path }: Kind,
  event: TrackingEvent,
  settings: ProjectionSettings,
): CaliperParts {
  const object = filled({
    id: `${settings.lmsRoot}/xblock/${problemId(event)}${path?.(event) ?? ''}`,
    type: objectType,
    name,
    extensions: partOfCourse(event, settings),
  });
  return { type, action, object };
}

const submission: Kind = { type: 'AssessmentEvent', action: 'Submitted', objectType: 'Assessment' };

/** The server's `problem_check`: the attempt of a learner, graded. */
function graded(event: TrackingEvent, settings: ProjectionSettings): CaliperParts {
  const actor = actorId(event, settings);
  const assignable = `${settings.lmsRoot}/xblock/${problemId(event)}`;
  const attempts = objectAt(event, 'data')?.['attempts'];
  const tried = attempts === undefined || attempts === null ? '' : pythonText(attempts);
  return {
    type: 'GradeEvent',
    action: 'Graded',
    object: filled({
      id: `${assignable}/user/${actor}/attempt/${tried}`,
      type: 'Attempt',
      extensions: filled({
        ...partOfCourse(event, settings),
        assignee: { id: `${settings.lmsRoot}/user/${actor}`, type: 'Person' },
        assignable: { id: assignable, type: 'Assessment' },
        count: attempts,
      }),
    }),
    generated: { score: score(event) },
  };
}

function score(event: TrackingEvent): JsonObject {
  return filled({
    id: '_:score',
    type: 'Score',
    maxScore: valueOf(event, 'max_grade'),
    scoreGiven: valueOf(event, 'grade'),
    attempts: valueOf(event, 'attempts'),
    extensions: { success: valueOf(event, 'success') === 'correct' ? 'True' : 'False' },
  });
}

export const problemCaliper: CaliperFamily = {
  problem_check: {
    types: ['AssessmentEvent', 'GradeEvent'],
    parts: (event, settings) => {
      const source = valueAt(event, 'context', 'event_source') ?? valueAt(event, 'event_source');
      return source === 'server' ? graded(event, settings) : partsOf(submission, event, settings);
    },
  },
  'edx.grades.problem.submitted': about(submission),
  'edx.problem.completed': about({
    type: 'AssessmentItemEvent',
    action: 'Completed',
    objectType: 'AssessmentItem',
  }),
  showanswer: about({
    type: 'Event',
    action: 'Viewed',
    objectType: 'Annotation',
    name: 'Solution',
    path: () => '/solution',
  }),
  'edx.problem.hint.demandhint_displayed': about({
    type: 'Event',
    action: 'Viewed',
    objectType: 'Annotation',
    name: 'Hint',
    path: (event) => `/hint/${pythonText(objectAt(event, 'data')?.['hint_index'] ?? '')}`,
  }),
};

function problemId(event: TrackingEvent): string {
  const told = textAt(event, 'data', 'problem_id') ?? textAt(event, 'data', 'module_id');
  if (told !== undefined) return told;
  const referer = textAt(event, 'context', 'referer') ?? textOf(event, 'referer');
  const page = problemOfPage(referer, textOf(event, 'data'), textAt(event, 'context', 'course_id'));
  return needed(page, 'data.problem_id');
}
