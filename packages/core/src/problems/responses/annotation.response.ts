import { badAnswer } from '../capa-error.ts';
import { descendants, leadingText, type MarkupElement } from '../markup/markup-element.ts';
import type { Answer } from '../answer.ts';
import { defineResponse, type Mark, type ResponseInput } from './define-response.ts';

/** A comment on a passage, and a choice of which the author says how good it is (`AnnotationResponse`). */
export const annotationResponse = defineResponse({
  tag: 'annotationresponse',
  inputPoints: 2,
  read: ({ inputs }) => ({
    grade: (answers) => new Map(inputs.map((input) => [input.key, mark(input, answers.get(input.key))])),
    correctAnswers: () =>
      new Map(
        inputs.map(({ key, element }) => [
          key,
          options(element)
            .filter((option) => option.attributes.get('choice') === 'correct')
            .slice(0, 1)
            .map(leadingText),
        ]),
      ),
  }),
});

const verdicts = { correct: 2, 'partially-correct': 1, incorrect: 0 } as const;

function mark({ element, key }: ResponseInput, answer: Answer | undefined): Mark {
  if (typeof answer !== 'string') throw badAnswer(`The annotation ${key} was not answered.`);
  const option = options(element)[onlyOption(answer) ?? -1];
  const verdict = option?.attributes.get('choice');
  if (verdict !== 'correct' && verdict !== 'partially-correct' && verdict !== 'incorrect') {
    return { correctness: 'incorrect' };
  }
  return { correctness: verdict, npoints: verdicts[verdict] };
}

/** `{"options": [0], "comment": "…"}`: of several choices none counts. */
function onlyOption(answer: string): number | undefined {
  let given: unknown;
  try {
    given = JSON.parse(answer);
  } catch {
    return undefined;
  }
  const chosen: unknown =
    typeof given === 'object' && given !== null && 'options' in given ? given.options : [];
  const only: unknown = Array.isArray(chosen) && chosen.length === 1 ? chosen[0] : undefined;
  return typeof only === 'number' ? only : undefined;
}

function options(element: MarkupElement): MarkupElement[] {
  return [...descendants(element)].filter(({ name }) => name === 'option');
}
