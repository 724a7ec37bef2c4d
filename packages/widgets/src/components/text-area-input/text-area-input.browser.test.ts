import type { InputView } from '@coursewright/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../define.ts';
import { accessibilityFaults } from '../../testing/accessibility-faults.ts';
import { fakeApi } from '../../testing/fake-api.ts';
import { mountInput, sentAnswer, unmountInputs } from '../../testing/mount-input.ts';

const box = (type: string, more: Partial<InputView> = {}): InputView => ({
  id: 'box_2_1',
  type,
  label: 'Write a function.',
  descriptions: [],
  ...more,
});

describe('<cw-text-area-input>', () => {
  let api: ReturnType<typeof fakeApi>;
  beforeEach(() => {
    api = fakeApi();
  });
  afterEach(() => unmountInputs(api));

  it('takes lines of text by keyboard; Enter begins a line', async () => {
    const input = box('textbox', { textArea: { rows: 5, columns: 40, code: true } });
    await mountInput(api, input);
    const field = page.getByRole('textbox', { name: 'Write a function.' });
    field.element().focus();
    await userEvent.keyboard('def f(x):{Enter}    return x');
    await userEvent.click(page.getByRole('button', { name: 'Submit' }));
    expect(sentAnswer(api, input)).toBe('def f(x):\n    return x');
    await expect.element(field).toHaveAttribute('rows', '5');
  });

  it.each([
    'schematic',
    'crystallography',
    'vsepr_input',
    'designprotein2dinput',
    'editageneinput',
    'editamolecule',
    'matlabinput',
    'codeinput',
    'filesubmission',
  ])('keeps the data of %s whole, and says what it is', async (type) => {
    const stored = '[["r",[296,120,0],{"r":"1"},["1","output"]],"<b>&amp;</b>"]';
    const input = box(type);
    await mountInput(api, input, { answers: { box_2_1: stored } });
    const field = page.getByRole('textbox', { name: 'Write a function.' });
    await expect.element(field).toHaveValue(stored);
    await expect.element(field).toHaveAccessibleDescription(/as text/);
    await userEvent.click(page.getByRole('button', { name: 'Submit' }));
    expect(sentAnswer(api, input)).toBe(stored);
    expect(await accessibilityFaults()).toEqual([]);
  });
});
