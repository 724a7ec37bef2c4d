import type { InputView } from '@coursewright/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../define.ts';
import { accessibilityFaults } from '../../testing/accessibility-faults.ts';
import { fakeApi } from '../../testing/fake-api.ts';
import { mountInput, sentAnswer, unmountInputs } from '../../testing/mount-input.ts';
import { pixelPicture } from '../../testing/pixel-picture.ts';

const map: InputView = {
  id: 'map_2_1',
  type: 'imageinput',
  label: 'Where is the summit?',
  descriptions: [],
  picture: { src: pixelPicture(300, 200), width: 600, height: 400, alt: 'A mountain under the sun' },
};

describe('<cw-picture-input>', () => {
  let api: ReturnType<typeof fakeApi>;
  beforeEach(() => {
    api = fakeApi();
  });
  afterEach(() => unmountInputs(api));
  const surface = () => page.getByRole('button', { name: 'Choose a place in the picture' });
  const submit = () => userEvent.click(page.getByRole('button', { name: 'Submit' }));

  it.each([1280, 390])('takes a click in the picture’s own pixels on a page %i wide', async (width) => {
    await page.viewport(width, 800);
    await mountInput(api, map);
    const shown = surface().element().getBoundingClientRect();
    await userEvent.click(surface(), { position: { x: shown.width / 2, y: shown.height / 4 } });
    await submit();
    const [x, y] = JSON.parse(String(sentAnswer(api, map))) as [number, number];
    // Half a shown pixel, in the picture's.
    const slack = 600 / shown.width;
    expect(Math.abs(x - 300)).toBeLessThanOrEqual(slack);
    expect(Math.abs(y - 100)).toBeLessThanOrEqual(slack);
  });

  it('works by keyboard, and tells where the crosshair is', async () => {
    await mountInput(api, map);
    surface().element().focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowUp}');
    await expect.element(page.getByText('At across 320, down 190')).toBeInTheDocument();
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}{Enter}');
    await expect.element(page.getByText('Set: across 319, down 190')).toBeInTheDocument();
    await submit();
    expect(sentAnswer(api, map)).toBe('[319,190]');
  });

  it('takes two numbers in place of the picture', async () => {
    await mountInput(api, map);
    await userEvent.fill(page.getByRole('textbox', { name: 'Across' }), '12');
    await userEvent.fill(page.getByRole('textbox', { name: 'Down' }), '9999');
    await userEvent.keyboard('{Tab}');
    await submit();
    expect(sentAnswer(api, map)).toBe('[12,400]');
  });

  it('shows what was answered, and has no accessibility faults', async () => {
    await mountInput(api, map, { answers: { map_2_1: '[150,100]' } });
    await expect.element(page.getByRole('textbox', { name: 'Across' })).toHaveValue('150');
    await expect.element(page.getByRole('img', { name: 'A mountain under the sun' })).toBeVisible();
    expect(await accessibilityFaults()).toEqual([]);
  });

  it('shows where the right places are, once that may be shown', async () => {
    const element = await mountInput(api, map, { shownAnswers: { map_2_1: '(60,40)-(120,80)' } });
    const polygon = element.shadowRoot?.querySelector('.areas polygon');
    const area = polygon?.getBoundingClientRect();
    const whole = element.shadowRoot?.querySelector('[part="picture"]')?.getBoundingClientRect();
    if (area === undefined || whole === undefined) throw new Error('No area.');
    const scale = whole.width / 600;
    expect((area.left + area.right) / 2 - whole.left).toBeCloseTo(90 * scale, 0);
    expect((area.top + area.bottom) / 2 - whole.top).toBeCloseTo(60 * scale, 0);
  });
});
