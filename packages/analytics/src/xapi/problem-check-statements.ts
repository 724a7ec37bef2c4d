import { isJsonObject, type Json, type JsonObject } from '@coursewright/core/shared';
import { problemOfPage } from '../projection/block-ids.ts';
import { pythonJson } from '../projection/python-json.ts';
import { pythonText } from '../projection/python-repr.ts';
import type { XapiSettings } from '../projection/projection-settings.ts';
import { needed } from '../projection/refused-event.ts';
import {
  isTrue,
  objectAt,
  textAt,
  textOf,
  valueAt,
  valueOf,
  type TrackingEvent,
} from '../projection/tracking-event.ts';
import { given, type XapiChild, type XapiMapping } from './define-xapi.ts';
import { interactionType } from './interaction-types.ts';
import { activityTypes, extensionIris } from './iris.ts';

/**
 * A page's `problem_check` is an attempt, the server's an evaluation; one of a problem with several questions gives a
 * statement for each of them besides (openedx/event-routing-backends, xapi/event_transformers/problem_interaction_events.py).
 */
export const problemCheck: XapiMapping = {
  verb: (event) => (ofPage(event) ? 'attempted' : 'evaluated'),
  verbs: ['attempted', 'evaluated'],
  parts: (event, settings) => {
    const several = questions(event).length > 0;
    const shown = definition(event, firstSubmission(event));
    return {
      object: {
        id: `${settings.lmsRoot}/xblock/${needed(problemId(event), 'problem_id')}`,
        objectType: several ? 'GroupActivity' : 'Activity',
        definition: several ? { ...shown, interactionType: 'other' } : shown,
      },
      result: ofPage(event) ? undefined : { ...answered(event, firstSubmission(event)), score: score(event) },
    };
  },
  children: (event, settings) =>
    ofPage(event) ? [] : questions(event).map((id) => question(event, settings, id)),
};

function question(event: TrackingEvent, { lmsRoot }: XapiSettings, id: string): XapiChild {
  const submission = submissionOf(valueOf(event, 'submission'), id);
  const before = (problemId(event) ?? '').split('@').slice(0, -1);
  return {
    id,
    object: {
      id: `${lmsRoot}/xblock/${[...before, id].join('@')}`,
      objectType: 'Activity',
      definition: definition(event, submission),
    },
    result: answered(event, submission),
  };
}

function ofPage(event: TrackingEvent): boolean {
  const source = valueOf(event, 'event_source') ?? valueAt(event, 'context', 'event_source');
  return source === 'browser';
}

/** Ids of the questions of a problem that has more than one. */
function questions(event: TrackingEvent): readonly string[] {
  const submission = valueOf(event, 'submission');
  if (submission === undefined || !isJsonObject(submission)) return [];
  const ids = Object.keys(submission);
  return ids.length > 1 ? ids : [];
}

function firstSubmission(event: TrackingEvent): JsonObject | undefined {
  const submissions = objectAt(event, 'data', 'submission');
  if (submissions === undefined) return undefined;
  return Object.keys(submissions)
    .map((id) => submissionOf(submissions, id))
    .find((submission) => isTrue(submission?.['response_type']));
}

function submissionOf(submissions: Json | undefined, id: string): JsonObject | undefined {
  if (submissions === undefined || !isJsonObject(submissions)) return undefined;
  const submission = submissions[id];
  return submission !== undefined && isJsonObject(submission) ? submission : undefined;
}

function problemId(event: TrackingEvent): string | undefined {
  const data = valueOf(event, 'data');
  if (ofPage(event)) {
    const referer = textOf(event, 'referer') ?? textAt(event, 'context', 'referer');
    const form = typeof data === 'string' ? data : undefined;
    return problemOfPage(referer, form, textAt(event, 'context', 'course_id'));
  }
  if (data !== undefined && isJsonObject(data)) {
    return textAt(event, 'data', 'problem_id') ?? textAt(event, 'data', 'module_id');
  }
  return textOf(event, 'usage_key');
}

function definition(event: TrackingEvent, submission: JsonObject | undefined): JsonObject {
  const attempts = valueAt(event, 'data', 'attempts');
  const name = textOf(event, 'display_name');
  return {
    type: activityTypes.interaction,
    ...(isTrue(attempts) && { extensions: given({ [extensionIris.attemptId]: attempts }) }),
    ...(submission !== undefined
      ? { description: { 'en-US': pythonText(needed(submission['question'], 'submission.question')) } }
      : name !== undefined && !ofPage(event) && { name: { 'en-US': name } }),
    interactionType: interactionType(submission?.['response_type'] ?? valueOf(event, 'response_type')),
  };
}

function answered(event: TrackingEvent, submission: JsonObject | undefined): JsonObject {
  // Before March 2014 there was no `submission`.
  const answer = submission === undefined ? objectAt(event, 'data')?.['answers'] : submission['answer'];
  const correct = submission === undefined ? valueOf(event, 'success') === 'correct' : submission['correct'];
  return given({
    success: correct === undefined || correct === null ? undefined : isTrue(correct),
    response: answer === undefined || answer === null ? undefined : responseText(answer),
  });
}

/** Lists as JSON, all else as Python's text of it. */
function responseText(answer: Json): string {
  return Array.isArray(answer) ? pythonJson(answer, { ascii: false }) : pythonText(answer);
}

function score(event: TrackingEvent): JsonObject {
  const max = valueOf(event, 'max_grade');
  const raw = valueOf(event, 'grade');
  const points = { min: 0, ...given({ max, raw }) };
  if (typeof max !== 'number' || typeof raw !== 'number') return points;
  return { ...points, scaled: max > 0 ? raw / max : 0 };
}
