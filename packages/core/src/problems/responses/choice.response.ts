import type { Feedback } from '../hints/feedback.ts';
import { childElements, descendants, type MarkupElement } from '../markup/markup-element.ts';
import { answerTexts } from './answer-texts.ts';
import { checkChoices, numberedChoices, type NamedChoice } from './choice-names.ts';
import type { Answer } from '../answer.ts';
import { defineResponse, type Mark } from './define-response.ts';
import { partialCredit, requireScheme } from './partial-credit.ts';

/** Check boxes, or radio buttons in a `radiogroup` (`ChoiceResponse`): the set of choices must be exact. */
export const choiceResponse = defineResponse({
  tag: 'choiceresponse',
  read: ({ element, inputs: [input] }) => {
    checkChoices(input.element);
    const choices = numberedChoices([...descendants(element)].filter(({ name }) => name === 'choice'));
    const right = choices.filter((choice) => isRight(choice.element)).map(({ name }) => name);
    const schemes = partialCredit(element);
    return {
      choices,
      grade: (answers) => {
        const given = selected(answers.get(input.key));
        if (given.size > 0) requireScheme(element, schemes, ['edc', 'halves'], ['edc', 'halves', 'false']);
        return new Map([[input.key, mark(choices, right, given, schemes, input.points)]]);
      },
      feedback: (answers, marks) => {
        const given = selected(answers.get(input.key));
        const correct = marks.get(input.key)?.correctness === 'correct';
        return new Map([[input.key, feedback(input.element, choices, given, correct)]]);
      },
      correctAnswers: () => new Map([[input.key, right]]),
    };
  },
});

function isRight(choice: MarkupElement): boolean {
  return choice.attributes.get('correct')?.toUpperCase() === 'TRUE';
}

function selected(answer: Answer | undefined): ReadonlySet<string> {
  return new Set(answerTexts(answer));
}

/** Nothing chosen is wrong, even where nothing is right. */
function mark(
  choices: readonly NamedChoice[],
  right: readonly string[],
  given: ReadonlySet<string>,
  schemes: readonly string[],
  points: number,
): Mark {
  if (given.size === 0) return { correctness: 'incorrect' };
  const decided = choices.filter(({ name }) => right.includes(name) === given.has(name)).length;
  const exact = given.size === right.length && right.every((name) => given.has(name));
  if (exact) return { correctness: 'correct', ...(schemes.includes('halves') && { npoints: points }) };
  if (schemes.includes('edc')) return partial(Math.round(((points * decided) / choices.length) * 100) / 100);
  if (schemes.includes('halves')) {
    const errors = choices.length - decided;
    if (errors === 1 && choices.length > 2) return partial(Math.round((points / 2) * 100) / 100);
    if (errors === 2 && choices.length > 4) return partial(Math.round((points / 4) * 100) / 100);
  }
  return { correctness: 'incorrect' };
}

function partial(npoints: number): Mark {
  return { correctness: npoints > 0 ? 'partially-correct' : 'incorrect', npoints };
}

/** A compound hint whose letters are exactly those chosen stands for the hints of the single choices. */
function feedback(
  group: MarkupElement,
  choices: readonly NamedChoice[],
  given: ReadonlySet<string>,
  correct: boolean,
): Feedback | undefined {
  if (group.name !== 'checkboxgroup') return undefined;
  const all = choices.map(({ name }) => name);
  const letter = ({ element, name }: NamedChoice): string =>
    (
      element.attributes.get('id') ?? String.fromCodePoint(65 + choices.findIndex((c) => c.name === name))
    ).toUpperCase();
  const chosen = new Set(choices.filter(({ name }) => given.has(name)).map(letter));
  const compound = childElements(group, 'compoundhint').find((hint) => {
    const letters = new Set(
      (hint.attributes.get('value') ?? '')
        .toUpperCase()
        .split(/\s+/)
        .filter((part) => part !== ''),
    );
    return letters.size === chosen.size && [...letters].every((part) => chosen.has(part));
  });
  if (compound !== undefined) {
    const about = all.filter((name) => given.has(name)).map((choice) => ({ choice, selected: true }));
    const label = compound.attributes.get('label');
    const hints = [{ element: compound, about }];
    return { hints, correct, kind: 'compound', choices: all, ...(label !== undefined && { label }) };
  }
  const hints = choices.flatMap(({ element, name }) => {
    const selected = given.has(name);
    return childElements(element, 'choicehint')
      .filter((hint) => hint.attributes.get('selected')?.toLowerCase() === String(selected))
      .slice(0, 1)
      .map((hint) => ({ element: hint, about: [{ choice: name, selected }] }));
  });
  if (hints.length === 0) return undefined;
  const label = hints.length === 1 ? hints[0]?.element.attributes.get('label') : undefined;
  return { hints, correct, kind: 'several', choices: all, ...(label !== undefined && { label }) };
}
