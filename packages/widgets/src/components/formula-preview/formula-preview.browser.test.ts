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

  const line: InputView = {
    id: 'work_2_1',
    type: 'textline',
    label: 'What is the work?',
    descriptions: [],
    maths: { preprocessor: 'SymbolicMathjaxPreprocessor' },
  };

  it('typesets a line of ASCIIMath while it is typed, and sends its MathML with the answer', async () => {
    const element = await mountInput(api, line);
    await userEvent.tab();
    await userEvent.keyboard('(m__A*v^2)/2');
    const preview = () => element.shadowRoot?.querySelector('cw-formula-preview')?.shadowRoot;
    await expect.poll(() => preview()?.querySelector('.maths > svg'), { timeout: 15_000 }).toBeTruthy();
    expect(preview()?.querySelector('[aria-live="polite"] math mfrac')).not.toBeNull();
    expect(await accessibilityFaults()).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => sentAnswer(api, line)).toBe('(m__A*v^2)/2');
    const mathml = String(sentAnswer(api, { ...line, id: 'work_2_1_dynamath' }));
    expect(mathml.replaceAll(/\s*\n\s*/g, '')).toBe(
      '<math xmlns="http://www.w3.org/1998/Math/MathML"><mstyle displaystyle="true"><mfrac>' +
        '<mrow><msup><mi>m</mi><mrow><mo>\u200B</mo><mi>A</mi></mrow></msup><mo>⋅</mo><msup><mi>v</mi><mn>2</mn></msup></mrow>' +
        '<mn>2</mn></mfrac></mstyle></math>',
    );
  });

  it('draws of a line that is not whole yet what there is, and nothing of an empty one', async () => {
    const element = await mountInput(api, line);
    const preview = () => element.shadowRoot?.querySelector('cw-formula-preview')?.shadowRoot;
    await userEvent.type(page.getByRole('textbox'), '1/');
    await expect.poll(() => preview()?.querySelector('math mfrac'), { timeout: 15_000 }).toBeTruthy();
    expect(page.getByText('This is not a whole formula yet.').elements()).toEqual([]);
    await userEvent.clear(page.getByRole('textbox'));
    await expect.poll(() => preview()?.querySelector('math')).toBeFalsy();
  });

  it('sends no MathML of a line that is no maths', async () => {
    const { maths: _maths, ...plain } = line;
    await mountInput(api, plain);
    await userEvent.type(page.getByRole('textbox'), 'x^2{Enter}');
    await expect.poll(() => sentAnswer(api, plain)).toBe('x^2');
    expect(sentAnswer(api, { ...line, id: 'work_2_1_dynamath' })).toBeUndefined();
  });
});
