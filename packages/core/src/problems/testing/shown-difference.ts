import { isDeepStrictEqual } from 'node:util';
import type { Problem } from '../problem.ts';
import type { CapaVector } from './capa-vectors.ts';

/** Whether "show answer" tells what it tells in Open edX; the order of check boxes is a Python set's there. */
export function shownDifference(
  { shown_answers: recorded, problem_id: problemId }: CapaVector,
  { responses }: Problem,
): unknown {
  if (recorded === undefined) return undefined;
  const theirs: Record<string, unknown> = {};
  const ours: Record<string, unknown> = {};
  for (const { element, graded } of responses) {
    // Fields of a choice have entries of their own there, and are told with their choice here.
    if (element.name === 'choicetextresponse') continue;
    for (const [key, shown] of graded?.response.correctAnswers() ?? []) {
      const id = problemId + key;
      if (shown.length > 0) ours[id] = sorted(shown);
      const told = sorted(texts(recorded[id] ?? []));
      if (told.length > 0) theirs[id] = told;
    }
  }
  return isDeepStrictEqual(ours, theirs) ? undefined : ['shown answers', theirs, ours];
}

function texts(shown: unknown): readonly string[] {
  if (typeof shown === 'string')
    return shown
      .split(' <b>or</b> ')
      .map((text) => text.replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&'));
  const parts: readonly unknown[] = Array.isArray(shown) ? shown : Object.values(shown ?? {});
  return parts.filter((part) => typeof part === 'string');
}

function sorted(shown: readonly string[]): readonly string[] {
  return shown.toSorted();
}
