import { childElements } from '../markup/markup-element.ts';
import { answerTexts } from './answer-texts.ts';
import { namedChoices } from './choice-names.ts';
import { defineResponse } from './define-response.ts';

/** Several of several choices, all or nothing (`TrueFalseResponse`); the order of choices is not drawn. */
export const trueFalseResponse = defineResponse({
  tag: 'truefalseresponse',
  read: ({ element, inputs: [input] }) => {
    const choices = namedChoices(childElements(element, 'choicegroup')).filter(
      (choice) => choice.element.name === 'choice',
    );
    const right = choices
      .filter((choice) => choice.element.attributes.get('correct')?.toUpperCase() === 'TRUE')
      .map(({ name }) => name);
    return {
      choices,
      grade: (answers) => {
        const given = new Set(answerTexts(answers.get(input.key)));
        const same = given.size === right.length && right.every((name) => given.has(name));
        return new Map([[input.key, { correctness: same ? 'correct' : 'incorrect' }]]);
      },
      correctAnswers: () => new Map([[input.key, right]]),
    };
  },
});
