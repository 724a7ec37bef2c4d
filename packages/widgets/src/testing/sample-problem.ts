import type { BlockView, InputView, ProblemView } from '@coursewright/core';

export const courseKey = 'course-v1:Org+Chance+2026';
export const usageKey = (type: string, id: string): string =>
  `block-v1:Org+Chance+2026+type@${type}+block@${id}`;

const input = (more: Partial<InputView> & Pick<InputView, 'id' | 'type'>): InputView => ({
  label: '',
  descriptions: [],
  ...more,
});

export const dice: InputView = input({
  id: 'dice_2_1',
  type: 'choicegroup',
  label: 'Two fair dice are thrown. Which sum is the most likely?',
  descriptions: ['Think of how many ways lead to each sum.'],
  choices: [
    { name: 'choice_0', html: 'Six' },
    { name: 'choice_1', html: 'Seven' },
    { name: 'choice_2', html: 'Eight' },
  ],
  multiple: false,
});
export const boxes: InputView = input({
  id: 'boxes_3_1',
  type: 'checkboxgroup',
  label: 'Which of these are even?',
  choices: [
    { name: 'choice_0', html: 'Two' },
    { name: 'choice_1', html: 'Three' },
    { name: 'choice_2', html: 'Four' },
  ],
  multiple: true,
});
export const list: InputView = input({
  id: 'list_4_1',
  type: 'optioninput',
  label: 'A certain event has the probability',
  choices: [
    { name: 'zero', html: 'zero' },
    { name: 'one', html: 'one' },
  ],
  multiple: false,
});
export const number: InputView = input({
  id: 'number_5_1',
  type: 'formulaequationinput',
  label: 'What is the probability of a six?',
  trailingText: 'as a fraction',
});
export const text: InputView = input({
  id: 'text_6_1',
  type: 'textline',
  label: 'Who wrote <em>Ars Conjectandi</em>?',
});

/** A problem with these inputs, not yet answered. */
export function problemView(inputs: readonly InputView[], more: Partial<ProblemView> = {}): ProblemView {
  return {
    html: `<p>Take your time.</p>${inputs.map(({ id }) => `<cw-input data-input="${id}"></cw-input>`).join('')}<cw-solution data-solution="s_1"></cw-solution>`,
    inputs: Object.fromEntries(inputs.map((one) => [one.id, one])),
    answers: {},
    state: 'unanswered',
    score: { possible: inputs.length },
    attempts: { used: 0, allowed: 3 },
    can: { submit: true, save: true, reset: false, showAnswer: false, hint: false },
    hints: { shown: [], total: 0 },
    ...more,
  };
}

export function problemBlock(view: ProblemView, more: Partial<BlockView> = {}): BlockView {
  return {
    usageKey: usageKey('problem', 'dice'),
    type: 'problem',
    title: 'Two dice',
    view: JSON.parse(JSON.stringify(view)),
    completion: 0,
    graded: true,
    ...more,
  };
}
