import { invalidProblem } from '../capa-error.ts';
import { isCorrect } from '../correct-map.ts';
import { singleFeedback } from '../hints/feedback.ts';
import { childElements, firstChild, type MarkupElement } from '../markup/markup-element.ts';
import { answerTexts } from './answer-texts.ts';
import { answerPool, shuffleChoices } from './choice-order.ts';
import { checkChoices, namedChoices } from './choice-names.ts';
import type { Answer } from '../answer.ts';
import { defineResponse, type Mark } from './define-response.ts';
import { partialCredit, requireScheme } from './partial-credit.ts';

const only = (answer: Answer | undefined): string | undefined => answerTexts(answer)[0];

/** One of several choices (`MultipleChoiceResponse`), graded by its name. */
export const multipleChoiceResponse = defineResponse({
  tag: 'multiplechoiceresponse',
  read: ({ element, inputs: [input] }) => {
    checkChoices(input.element);
    const groups = childElements(element, 'choicegroup');
    const choices = namedChoices(groups).filter((choice) => choice.element.name === 'choice');
    const schemes = partialCredit(element);
    const verdicts = choices.map((choice) => ({ ...choice, verdict: verdictOf(choice.element) }));
    for (const group of groups) checkOrder(group);
    const mark = (answer: Answer | undefined): Mark => {
      const given = verdicts.find(({ name }) => name === answer);
      if (given?.verdict === 'TRUE') return { correctness: 'correct' };
      if (given?.verdict === 'PARTIAL' && schemes.length > 0) {
        const points = Number.parseFloat(given.element.attributes.get('point_value') ?? '0.5');
        return { correctness: 'partially-correct', npoints: points };
      }
      return { correctness: 'incorrect' };
    };
    return {
      choices,
      grade: (answers) => {
        requireScheme(element, schemes, ['points']);
        return new Map([[input.key, mark(answers.get(input.key))]]);
      },
      feedback: (answers, marks) => {
        const name = only(answers.get(input.key));
        const chosen = choices.find((choice) => choice.name === name)?.element;
        const hint = chosen && firstChild(chosen, 'choicehint');
        const entry = marks.get(input.key);
        return new Map([[input.key, singleFeedback(hint, entry !== undefined && isCorrect(entry))]]);
      },
      correctAnswers: () =>
        new Map([[input.key, verdicts.filter(({ verdict }) => verdict === 'TRUE').map(({ name }) => name)]]),
      arrange: (random) => {
        const own = childElements(input.element);
        const pool = poolSize(input.element);
        if (input.element.attributes.get('shuffle') === 'true') {
          return new Map([[input.key, shuffleChoices(own, random)]]);
        }
        return pool > 0 ? new Map([[input.key, answerPool(own, pool, random)]]) : new Map();
      },
    };
  },
});

function verdictOf(choice: MarkupElement): string {
  const correct = choice.attributes.get('correct');
  if (correct === undefined) {
    // With Open edX's words, for who looks for them.
    const message = "A choice has no `correct` attribute ('NoneType' object has no attribute 'upper').";
    throw invalidProblem(choice, message, 'AttributeError');
  }
  return correct.toUpperCase();
}

function poolSize(group: MarkupElement): number {
  return Number.parseInt(group.attributes.get('answer-pool') ?? '0', 10);
}

/** Shuffle and pool exclude each other; a pool needs a number, and a right and a wrong choice to draw from. */
function checkOrder(group: MarkupElement): void {
  const pool = group.attributes.get('answer-pool');
  if (pool === undefined || pool === '0') return;
  if (!/^\s*[+-]?\d+\s*$/.test(pool)) throw invalidProblem(group, 'answer-pool value should be an integer');
  if (group.attributes.get('shuffle') === 'true') {
    throw invalidProblem(group, 'Do not use shuffle and answer-pool at the same time');
  }
  const right = childElements(group).filter((choice) => verdictOf(choice) === 'TRUE').length;
  if (right === 0 || right === childElements(group).length) {
    throw invalidProblem(group, 'Choicegroup must include at least 1 correct and 1 incorrect choice');
  }
}
