import { isJsonObject, type Json, type JsonObject } from '@coursewright/core/shared';
import type { LogEvent } from '../../log/log-event.ts';
import { isoTimestamp } from '../iso-timestamp.ts';

/** What a server's `problem_check` says of an attempt, as answers and responses read it. */
export interface ProblemCheck {
  readonly courseId: string;
  readonly problemId: string;
  readonly username: string;
  /** As `datetime.isoformat` writes it. */
  readonly time: string;
  readonly answers: JsonObject;
  readonly correctMap: JsonObject;
  /** Events since 2014 describe each part here. */
  readonly submission?: JsonObject;
  readonly seed: Json;
  readonly grade: Json;
  readonly maxGrade: Json;
  readonly displayName: Json;
}

/**
 * edx-analytics-pipeline, edx/analytics/tasks/insights/answer_dist.py get_problem_check_event. undefined for other events,
 * and for those without a learner, a valid course, a time, a problem or an answer.
 */
export function problemCheckOf(event: LogEvent): ProblemCheck | undefined {
  if (event.type !== 'problem_check' || event.source !== 'server') return undefined;
  const data = event.data();
  if (data === undefined) return undefined;
  if (data !== last) [last, lastCheck] = [data, checkOf(event, data)];
  return lastCheck;
}

/** Several picks ask of the same event, whose data are an object of its own. */
let last: JsonObject | undefined;
let lastCheck: ProblemCheck | undefined;

function checkOf(event: LogEvent, data: JsonObject): ProblemCheck | undefined {
  const { courseId, username } = event;
  const time = isoTimestamp(event.time?.replace(/Z$/, ''));
  if (courseId === undefined || time === undefined || !event.isNamed) return undefined;
  const { problem_id: problemId, answers, submission, correct_map: correctMap, state } = data;
  if (typeof problemId !== 'string' || !isAnswers(answers)) return undefined;
  if (Object.keys(answers).length === 0 || (submission !== undefined && !isAnswers(submission)))
    return undefined;
  const { module } = event.context();
  return {
    courseId,
    problemId,
    username,
    time,
    answers,
    correctMap: isJsonObject(correctMap) ? correctMap : {},
    ...(submission !== undefined && { submission }),
    seed: (isJsonObject(state) ? state['seed'] : undefined) ?? null,
    grade: data['grade'] ?? null,
    maxGrade: data['max_grade'] ?? null,
    displayName: (isJsonObject(module) ? module['display_name'] : undefined) ?? null,
  };
}

/** Ids of parts that are not ASCII, or have a tab or a line feed, are not of any problem. */
function isAnswers(json: Json | undefined): json is JsonObject {
  return isJsonObject(json) && Object.keys(json).every((id) => !/[\t\n\u0080-\uFFFF]/.test(id));
}
