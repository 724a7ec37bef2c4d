import { badAnswer } from '../capa-error.ts';
import { withinTolerance } from '../formula/compare-numbers.ts';
import { evaluateFormula } from '../formula/evaluate-formula.ts';
import { parts, type ComplexParts } from '../formula/formula-number.ts';
import { descendants, type MarkupElement } from '../markup/markup-element.ts';
import type { Answer } from '../answer.ts';
import { defineResponse } from './define-response.ts';

/** Choices with numbers to fill in (`ChoiceTextResponse`): the right ones, and every number of theirs. */
export const choiceTextResponse = defineResponse({
  tag: 'choicetextresponse',
  read: ({ element, inputs: [input] }) => {
    const choices = choiceTexts(element);
    const numbers = new Map(choices.flatMap((choice) => choice.numbers.map((one) => [one.name, one])));
    return {
      grade: (answers) => {
        const given = givenFields(answers.get(input.key));
        // The numbers beside what is chosen are read whether or not that is right; others are not looked at.
        const near = [...given.numbers]
          .filter(([name]) => given.chosen.has(`${name.split('_numtolerance_input_')[0] ?? ''}bc`))
          .map(([name, text]) => [numbers.get(name), givenNumber(text)] as const)
          .map(([asked, number]) => isNear(asked, number));
        const correct =
          choices.every(({ name, right }) => given.chosen.has(name) === right) && near.every(Boolean);
        return new Map([[input.key, { correctness: correct ? 'correct' : 'incorrect' }]]);
      },
      correctAnswers: () =>
        new Map([
          [
            input.key,
            choices.flatMap(({ name, right, numbers }) =>
              right ? [[name, ...numbers.map(({ answer }) => answer)].join(' ')] : [],
            ),
          ],
        ]),
    };
  },
});

export interface ChoiceText {
  /** `choiceinput_0bc`. */
  readonly name: string;
  readonly element: MarkupElement;
  readonly right: boolean;
  readonly numbers: readonly ChoiceNumber[];
}

interface ChoiceNumber {
  /** `choiceinput_0_numtolerance_input_0`. */
  readonly name: string;
  readonly answer: string;
  readonly tolerance: string;
}

/** The choices with the names of their fields, which capa numbers by place. */
export function choiceTexts(element: MarkupElement): ChoiceText[] {
  return [...descendants(element)]
    .filter(({ name }) => name === 'choice')
    .map((choice, index) => ({
      name: `choiceinput_${index}bc`,
      element: choice,
      right: choice.attributes.get('correct')?.toLowerCase() === 'true',
      numbers: [...descendants(choice)]
        .filter(({ name }) => name === 'numtolerance_input')
        .map(({ attributes }, place) => ({
          name: `choiceinput_${index}_numtolerance_input_${place}`,
          answer: attributes.get('answer') ?? '',
          tolerance: attributes.get('tolerance') ?? '0',
        })),
    }));
}

interface GivenFields {
  readonly chosen: ReadonlySet<string>;
  readonly numbers: ReadonlyMap<string, string>;
}

/** Fields by their names after the input's id; a choice is chosen where its field is there, whatever is in it. */
function givenFields(answer: Answer | undefined): GivenFields {
  const fields = typeof answer === 'object' && !Array.isArray(answer) ? Object.entries(answer) : [];
  const chosen = new Set<string>();
  const numbers = new Map<string, string>();
  for (const [id, value] of fields) {
    const name = id.slice(Math.max(0, id.lastIndexOf('choiceinput_')));
    if (name.endsWith('bc')) chosen.add(name);
    else numbers.set(name, value);
  }
  return { chosen, numbers };
}

/** A field that the author does not ask for is read and says nothing. */
function isNear(asked: ChoiceNumber | undefined, given: ComplexParts): boolean {
  if (asked === undefined) return true;
  const expected = readNumber(asked.answer);
  if (expected === undefined)
    throw badAnswer('The Staff answer could not be interpreted as a number.', { tellsKey: true });
  return withinTolerance(given, expected, asked.tolerance);
}

function givenNumber(text: string): ComplexParts {
  const given = readNumber(text);
  if (given === undefined) throw badAnswer(`Could not interpret '${text}' as a number.`);
  return given;
}

function readNumber(text: string): ComplexParts | undefined {
  try {
    return parts(evaluateFormula(text));
  } catch {
    return undefined;
  }
}
