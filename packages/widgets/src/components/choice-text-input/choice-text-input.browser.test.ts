import type { InputView } from '@coursewright/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../define.ts';
import { accessibilityFaults } from '../../testing/accessibility-faults.ts';
import { fakeApi } from '../../testing/fake-api.ts';
import { mountInput, sentAnswer, unmountInputs } from '../../testing/mount-input.ts';

const choice = (index: number, before: string, numbers: number) => {
  const fields = Array.from(
    { length: numbers },
    (_, n) => `ct_2_1_choiceinput_${index}_numtolerance_input_${n}`,
  );
  return {
    name: `ct_2_1_choiceinput_${index}bc`,
    html: before + fields.map((name) => ` <cw-field data-field="${name}"></cw-field>`).join(' and'),
    ...(numbers > 0 && { fields }),
  };
};
const radio: InputView = {
  id: 'ct_2_1',
  type: 'radiotextgroup',
  label: 'How many roots?',
  descriptions: [],
  multiple: false,
  choices: [choice(0, 'None', 0), choice(1, 'One:', 1), choice(2, 'Two:', 2)],
};
const boxes: InputView = { ...radio, type: 'checkboxtextgroup', multiple: true };

describe('<cw-choice-text-input>', () => {
  let api: ReturnType<typeof fakeApi>;
  beforeEach(() => {
    api = fakeApi();
  });
  afterEach(() => unmountInputs(api));
  const submit = () => userEvent.click(page.getByRole('button', { name: 'Submit' }));

  it('takes the choice in whose field a number is typed', async () => {
    await mountInput(api, radio);
    await userEvent.type(page.getByRole('textbox', { name: 'Number in “One: …”' }), '4');
    await expect.element(page.getByRole('radio', { name: 'One: …' })).toBeChecked();
    await submit();
    expect(sentAnswer(api, radio)).toEqual({
      ct_2_1_choiceinput_1bc: 'ct_2_1_choiceinput_1bc',
      ct_2_1_choiceinput_1_numtolerance_input_0: '4',
    });
  });

  it('works by keyboard, sends no numbers of choices that are not taken, and keeps them', async () => {
    await mountInput(api, radio);
    await userEvent.type(page.getByRole('textbox', { name: 'Number 2 of 2 in “Two: … and …”' }), '7');
    page.getByRole('radio', { name: 'Two: … and …' }).element().focus();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    await expect.element(page.getByRole('radio', { name: 'None' })).toBeChecked();
    await expect
      .element(page.getByRole('textbox', { name: 'Number 2 of 2 in “Two: … and …”' }))
      .toHaveValue('7');
    await userEvent.keyboard('{Enter}');
    await expect
      .poll(() => sentAnswer(api, radio))
      .toEqual({ ct_2_1_choiceinput_0bc: 'ct_2_1_choiceinput_0bc' });
  });

  it('takes several where several may be chosen, or none at all', async () => {
    await mountInput(api, boxes);
    await submit();
    expect(sentAnswer(api, boxes)).toEqual({});
    await userEvent.click(page.getByText('None'));
    await userEvent.type(page.getByRole('textbox', { name: 'Number in “One: …”' }), '1');
    await submit();
    expect(Object.keys(Object(sentAnswer(api, boxes)))).toEqual([
      'ct_2_1_choiceinput_0bc',
      'ct_2_1_choiceinput_1bc',
      'ct_2_1_choiceinput_1_numtolerance_input_0',
    ]);
  });

  it('shows what was answered, and has no accessibility faults', async () => {
    const answer = { ct_2_1_choiceinput_1bc: '', ct_2_1_choiceinput_1_numtolerance_input_0: '5' };
    await mountInput(api, radio, { answers: { ct_2_1: answer } });
    await expect.element(page.getByRole('radio', { name: 'One: …' })).toBeChecked();
    await expect.element(page.getByRole('textbox', { name: 'Number in “One: …”' })).toHaveValue('5');
    expect(await accessibilityFaults()).toEqual([]);
  });
});
