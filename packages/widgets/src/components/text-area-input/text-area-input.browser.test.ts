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
const field = () => page.getByRole('textbox', { name: 'Write a function.' });
const submit = () => userEvent.click(page.getByRole('button', { name: 'Submit' }));

describe('<cw-text-area-input>', () => {
  let api: ReturnType<typeof fakeApi>;
  beforeEach(() => {
    api = fakeApi();
  });
  afterEach(() => unmountInputs(api));

  it('takes lines of text by keyboard; Enter begins a line', async () => {
    const input = box('textbox', { textArea: { rows: 5, columns: 40 } });
    await mountInput(api, input);
    await userEvent.keyboard('{Tab}Once{Enter}upon a time');
    await submit();
    expect(sentAnswer(api, input)).toBe('Once\nupon a time');
    await expect.element(field()).toHaveAttribute('rows', '5');
    await expect.element(field()).toHaveAttribute('spellcheck', 'true');
  });

  it.each([
    'schematic',
    'crystallography',
    'vsepr_input',
    'designprotein2dinput',
    'editageneinput',
    'matlabinput',
    'codeinput',
    'filesubmission',
  ])('keeps the data of %s whole, and says what it is', async (type) => {
    const stored = '[["r",[296,120,0],{"r":"1"},["1","output"]],"<b>&amp;</b>"]';
    const input = box(type);
    await mountInput(api, input, { answers: { box_2_1: stored } });
    await expect.element(field()).toHaveValue(stored);
    await expect.element(field()).toHaveAccessibleDescription(/as text/);
    await submit();
    expect(sentAnswer(api, input)).toBe(stored);
    expect(await accessibilityFaults()).toEqual([]);
  });

  describe('of a schematic', () => {
    const circuit = '[["r",[1,2,0],{"r":"1"},["1","<img src=x onerror=alert(1)>"]]]';
    const input = box('schematic', { initialValue: circuit });

    it('shows the circuit that the author begins with, as text, and sends it where nothing is changed', async () => {
      const element = await mountInput(api, input);
      await expect.element(field()).toHaveValue(circuit);
      expect(element.shadowRoot?.querySelector('img')).toBeNull();
      await submit();
      expect(sentAnswer(api, input)).toBe(circuit);
    });

    it('shows the learner’s own before it, and lets the field be emptied', async () => {
      await mountInput(api, input, { answers: { box_2_1: '[]' } });
      await expect.element(field()).toHaveValue('[]');
      await userEvent.fill(field(), '');
      await expect.element(field()).toHaveValue('');
      await userEvent.keyboard('7');
      await submit();
      expect(sentAnswer(api, input)).toBe('7');
    });
  });
});
