import { singleFeedback, type Feedback } from '../hints/feedback.ts';
import { childElements, firstChild, leadingText, type MarkupElement } from '../markup/markup-element.ts';
import type { Answer } from '../answer.ts';
import { answerVariable } from '../script/answer-variable.ts';
import { defineResponse, type GradingContext, type Mark } from './define-response.ts';
import { correctOption } from './option-list.ts';

/** Drop-down lists (`OptionResponse`), each graded by itself; texts are compared as they stand. */
export const optionResponse = defineResponse({
  tag: 'optionresponse',
  read: ({ inputs }) => {
    const keys = new Map(inputs.map((input) => [input.key, correctOption(input.element)]));
    const mark = (key: string, answer: Answer | undefined, context: GradingContext): Mark => {
      const variable = typeof answer === 'string' ? answerVariable(answer, context) : undefined;
      return {
        correctness: answer !== undefined && answer === keys.get(key) ? 'correct' : 'incorrect',
        ...(variable !== undefined && { answervariable: variable }),
      };
    };
    return {
      grade: (answers, context) =>
        new Map(inputs.map(({ key }) => [key, mark(key, answers.get(key), context)])),
      feedback: (answers) =>
        new Map(inputs.map(({ key, element }) => [key, feedback(element, answers.get(key))])),
      correctAnswers: () =>
        new Map([...keys].map(([key, correct]) => [key, correct === undefined ? [] : [correct]])),
    };
  },
});

function feedback(input: MarkupElement, answer: Answer | undefined): Feedback | undefined {
  const option = childElements(input, 'option').find((element) => leadingText(element).trim() === answer);
  if (option === undefined) return undefined;
  return singleFeedback(
    firstChild(option, 'optionhint'),
    option.attributes.get('correct')?.toUpperCase() === 'TRUE',
  );
}
