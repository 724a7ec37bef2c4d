import type { InputView } from '@coursewright/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../define.ts';
import { accessibilityFaults } from '../../testing/accessibility-faults.ts';
import { fakeApi } from '../../testing/fake-api.ts';
import { mountInput, sentAnswer, unmountInputs } from '../../testing/mount-input.ts';

const passage: InputView = {
  id: 'note_2_1',
  type: 'annotationinput',
  label: '',
  descriptions: [],
  annotation: {
    title: 'Annotation exercise',
    passage: 'Sing, goddess, of the anger of Achilles.',
    comment: 'Mind the <em>first word</em>.',
    commentPrompt: 'What does it ask for?',
    tagPrompt: 'Which figure is it?',
    options: ['Invocation', 'Irony', 'Simile'],
  },
};

describe('<cw-annotation-input>', () => {
  let api: ReturnType<typeof fakeApi>;
  beforeEach(() => {
    api = fakeApi();
  });
  afterEach(() => unmountInputs(api));

  it('sends the comment with the tag, all by keyboard', async () => {
    await mountInput(api, passage);
    page.getByRole('textbox', { name: 'What does it ask for?' }).element().focus();
    await userEvent.keyboard('A song{Enter}of anger{Tab} {ArrowDown}{Enter}');
    await expect
      .poll(() => sentAnswer(api, passage))
      .toBe(JSON.stringify({ comment: 'A song\nof anger', options: [1] }));
  });

  it('shows what was answered, and has no accessibility faults', async () => {
    const answers = { note_2_1: JSON.stringify({ comment: 'Mine', options: [2] }) };
    await mountInput(api, passage, { answers });
    await expect.element(page.getByRole('textbox')).toHaveValue('Mine');
    await expect.element(page.getByRole('radio', { name: 'Simile' })).toBeChecked();
    expect(await accessibilityFaults()).toEqual([]);
  });

  it('is not answered while nothing is said', async () => {
    await mountInput(api, passage);
    await userEvent.click(page.getByRole('button', { name: 'Submit' }));
    await expect.element(page.getByText('One question has no answer yet.')).toBeVisible();
  });
});
