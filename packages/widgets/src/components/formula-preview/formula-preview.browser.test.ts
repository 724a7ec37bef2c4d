import type { InputView } from '@coursewright/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../define.ts';
import { accessibilityFaults } from '../../testing/accessibility-faults.ts';
import { fakeApi } from '../../testing/fake-api.ts';
import { mountInput, sentAnswer, unmountInputs } from '../../testing/mount-input.ts';

const energy: InputView = {
  id: 'energy_2_1',
  type: 'formulaequationinput',
  label: 'What is the energy?',
  descriptions: [],
};

describe('<cw-formula-preview>', () => {
  let api: ReturnType<typeof fakeApi>;
  beforeEach(() => {
    api = fakeApi();
  });
  afterEach(() => unmountInputs(api));

  it('draws the formula while it is typed, for the eye and as MathML', async () => {
    const element = await mountInput(api, energy);
    await userEvent.type(page.getByRole('textbox', { name: 'What is the energy?' }), 'm*c^2/sqrt(2)');
    const preview = () => element.shadowRoot?.querySelector('cw-formula-preview')?.shadowRoot;
    await expect.poll(() => preview()?.querySelector('.maths > svg'), { timeout: 15_000 }).toBeTruthy();
    expect(preview()?.querySelector('math msqrt')).not.toBeNull();
    expect(preview()?.querySelector('[aria-live="polite"]')).not.toBeNull();
    expect(await accessibilityFaults()).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => sentAnswer(api, energy)).toBe('m*c^2/sqrt(2)');
  });

  it('says calmly of a formula that stays half written that it is', async () => {
    await mountInput(api, energy);
    await userEvent.type(page.getByRole('textbox'), '(1+');
    expect(page.getByText('This is not a whole formula yet.').elements()).toEqual([]);
    await expect
      .element(page.getByText('This is not a whole formula yet.'), { timeout: 10_000 })
      .toBeVisible();
    await userEvent.type(page.getByRole('textbox'), '2)');
    await expect.element(page.getByText('This is not a whole formula yet.')).not.toBeInTheDocument();
  });
});
