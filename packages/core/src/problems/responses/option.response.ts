import { singleFeedback, type Feedback } from '../hints/feedback.ts';
import { childElements, firstChild, leadingText, type MarkupElement } from '../markup/markup-element.ts';
import type { Answer } from '../answer.ts';
import { defineResponse, type Mark } from './define-response.ts';
import { correctOption } from './option-list.ts';

/** Drop-down lists (`OptionResponse`), each graded by itself; texts are compared as they stand. */
export const optionResponse = defineResponse({
  tag: 'optionresponse',
  read: ({ inputs }) => {
    const keys = new Map(inputs.map((input) => [input.key, correctOption(input.element)]));
    const mark = (key: string, answer: Answer | undefined): Mark => ({
      correctness: answer !== undefined && answer === keys.get(key) ? 'correct' : 'incorrect',
    });
    return {
      grade: (answers) => new Map(inputs.map(({ key }) => [key, mark(key, answers.get(key))])),
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
