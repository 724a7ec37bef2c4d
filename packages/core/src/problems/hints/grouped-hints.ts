import type { CorrectMapEntry } from '../correct-map.ts';
import { childElements, firstChild, leadingText, type MarkupElement } from '../markup/markup-element.ts';
import type { ProblemResponse } from '../problem.ts';
import type { GradingContext, ResponseAnswers } from '../responses/define-response.ts';

type Graded = NonNullable<ProblemResponse['graded']>;

/** The hint of a `hintgroup` whose condition the answers meet; the last one met is shown. */
export function groupedHints(
  group: MarkupElement,
  { definition, response }: Graded,
  answers: ResponseAnswers,
  context: GradingContext,
): Pick<CorrectMapEntry, 'hint' | 'hintmode'> | undefined {
  const conditions = definition.hintTag === undefined ? [] : childElements(group, definition.hintTag);
  if (conditions.length === 0) return undefined;
  const met = response.hintsMet?.(conditions, answers, context) ?? [];
  const shown = childElements(group, 'hintpart').findLast((part) =>
    met.includes(part.attributes.get('on') ?? ''),
  );
  const text = shown && firstChild(shown, 'text');
  if (text === undefined) return undefined;
  return { hint: leadingText(text), hintmode: group.attributes.get('mode') ?? 'always' };
}
