import { isJsonObject, type Json, type JsonObject } from '@coursewright/core/shared';
import type { AnswerPart } from './answer-parts.ts';

/** An attempt at a problem on its way from a pick to a fold. */
export interface Attempt {
  readonly displayName: Json;
  readonly grade: Json;
  readonly maxGrade: Json;
  readonly parts: readonly AnswerPart[];
}

/** Reads what the picks of `problem-check.pick.ts` wrote. */
export function parseAttempt(text: string): Attempt {
  const json: unknown = JSON.parse(text);
  const { displayName = null, grade = null, maxGrade = null, parts = [] } = isJsonObject(json) ? json : {};
  return { displayName, grade, maxGrade, parts: objectsIn(parts).map(partOf) };
}

/** Reads one part, as `JSON.stringify` wrote it. */
export function parsePart(text: string): AnswerPart {
  const json: unknown = JSON.parse(text);
  return partOf(isJsonObject(json) ? json : {});
}

function objectsIn(json: Json): readonly JsonObject[] {
  return Array.isArray(json) ? json.filter(isJsonObject) : [];
}

function partOf(json: JsonObject): AnswerPart {
  const { partId, correct, correctness = null, ...rest } = json;
  return {
    ...rest,
    partId: typeof partId === 'string' ? partId : '',
    correct: correct === true,
    correctness,
  };
}
