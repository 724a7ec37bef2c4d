import type { InputView } from '@coursewright/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../define.ts';
import { accessibilityFaults } from '../../testing/accessibility-faults.ts';
import { fakeApi } from '../../testing/fake-api.ts';
import { mountInput, sentAnswer, unmountInputs } from '../../testing/mount-input.ts';

const water: InputView = {
  id: 'water_2_1',
  type: 'chemicalequationinput',
  label: 'How does water form?',
  descriptions: [],
  size: 50,
};

describe('<cw-chemical-input>', () => {
  let api: ReturnType<typeof fakeApi>;
  beforeEach(() => {
    api = fakeApi();
  });
  afterEach(() => unmountInputs(api));

  it('shows the equation as it is typed, and sends what was typed', async () => {
    const element = await mountInput(api, water);
    await userEvent.type(page.getByRole('textbox', { name: 'How does water form?' }), '2H2 + O2 -> 2H2O');
    const preview = element.shadowRoot?.querySelector('[part="preview"]');
    expect(preview?.textContent.replaceAll(/\s+/g, ' ').trim()).toMatch(/^2H ?2 ?\+ O ?2 ?→ 2H ?2 ?O$/);
    expect(preview?.querySelectorAll('sub')).toHaveLength(3);
    expect(await accessibilityFaults()).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => sentAnswer(api, water)).toBe('2H2 + O2 -> 2H2O');
  });
});
