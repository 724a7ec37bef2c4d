import type { Answer } from '../../inputs/answer.ts';

/** Answers typed and not sent, by problem: they outlive the element, so that a look at another unit loses none. */
const drafts = new Map<string, ReadonlyMap<string, Answer>>();

export function draftOf(problem: string): ReadonlyMap<string, Answer> {
  return drafts.get(problem) ?? new Map();
}

export function keepDraft(problem: string, answers: ReadonlyMap<string, Answer>): void {
  if (answers.size === 0) drafts.delete(problem);
  else drafts.set(problem, answers);
  if (drafts.size > 0) addEventListener('beforeunload', askBeforeLeaving);
  else removeEventListener('beforeunload', askBeforeLeaving);
}

/** The browser asks whether to leave a page that holds answers nobody has received. */
function askBeforeLeaving(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
