import type { DragAndDropView, InputView } from '@coursewright/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../define.ts';
import type { InputElement } from '../../inputs/input-element.ts';
import { accessibilityFaults } from '../../testing/accessibility-faults.ts';
import { focusedElement } from '../../testing/focused-element.ts';
import { fakeApi } from '../../testing/fake-api.ts';
import { mountInput, sentAnswer, unmountInputs } from '../../testing/mount-input.ts';
import { pixelPicture } from '../../testing/pixel-picture.ts';

const view = (more: Partial<DragAndDropView> = {}): InputView => ({
  id: 'drag_2_1',
  type: 'drag_and_drop_input',
  label: 'Name the parts.',
  descriptions: [],
  dragAndDrop: {
    src: pixelPicture(600, 300),
    alt: 'A mountain',
    draggables: [
      { id: 'sun', label: 'Sun' },
      { id: 'peak', label: 'Peak' },
      { id: 'x', label: '', icon: pixelPicture(40, 40), reusable: true },
    ],
    targets: [
      { id: 't1', x: 430, y: 20, w: 100, h: 80 },
      { id: 't2', x: 250, y: 60, w: 100, h: 80 },
    ],
    onePerTarget: true,
    outlined: true,
    ...more,
  },
});
const anywhere = view({ targets: [] });

describe('<cw-drag-input>', () => {
  let api: ReturnType<typeof fakeApi>;
  beforeEach(() => {
    api = fakeApi();
  });
  afterEach(() => unmountInputs(api));
  const show = async (input: InputView, answer?: string): Promise<InputElement> => {
    const element = await mountInput(
      api,
      input,
      answer === undefined ? {} : { answers: { drag_2_1: answer } },
    );
    const picture = () => element.shadowRoot?.querySelector<HTMLImageElement>('[part="picture"]');
    await expect.poll(() => picture()?.naturalWidth).toBe(600);
    await element.updateComplete;
    return element;
  };
  const submit = () => userEvent.click(page.getByRole('button', { name: 'Submit' }));
  const thing = (name: string) => page.getByRole('button', { name, exact: true });
  const picture = () => page.getByRole('img', { name: 'A mountain' });

  it.each([1280, 390])('takes things that are dragged to their places on a page %i wide', async (width) => {
    await page.viewport(width, 900);
    await show(view());
    const scale = picture().element().getBoundingClientRect().width / 600;
    const at = (x: number, y: number) => ({ targetPosition: { x: x * scale, y: y * scale }, force: true });
    await userEvent.dragAndDrop(thing('Sun'), picture(), at(480, 60));
    await userEvent.dragAndDrop(thing('Peak'), picture(), at(300, 100));
    await submit();
    expect(sentAnswer(api, view())).toBe('[{"sun":"t1"},{"peak":"t2"}]');
  });

  it('takes a picked thing where its place is clicked or tapped', async () => {
    await show(view());
    await userEvent.click(thing('Peak'));
    await userEvent.click(thing('Place 2 of 2'));
    await submit();
    expect(sentAnswer(api, view())).toBe('[{"peak":"t2"}]');
  });

  it('works by keyboard: pick a thing, choose its place from a list, go on', async () => {
    await show(view());
    thing('Sun').element().focus();
    await userEvent.keyboard('{Enter}');
    const list = page.getByRole('combobox', { name: 'Where does “Sun” go?' });
    await expect.poll(() => focusedElement()).toBe(list.element());
    // As the arrow keys do, which choose one place after another.
    await userEvent.selectOptions(list, 'Place 1 of 2');
    await userEvent.selectOptions(list, 'Place 2 of 2');
    await userEvent.keyboard('{Tab}{Enter}');
    await expect.element(page.getByText('“Sun” is now at: Place 2 of 2.')).toBeInTheDocument();
    await expect.poll(() => focusedElement()).toBe(thing('Peak').element());
    await userEvent.keyboard(' ');
    await expect.poll(() => focusedElement()?.localName).toBe('select');
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('combobox')).not.toBeInTheDocument();
    await submit();
    expect(sentAnswer(api, view())).toBe('[{"sun":"t2"}]');
  });

  it('takes a thing back that is dragged away', async () => {
    await show(view(), '[{"sun":"t1"},{"peak":"t2"}]');
    await userEvent.dragAndDrop(thing('Sun, at: Place 1 of 2'), picture(), {
      targetPosition: { x: 20, y: 20 },
      force: true,
    });
    await expect.element(thing('Sun')).toBeVisible();
  });

  it('takes a thing back', async () => {
    await show(view(), '[{"sun":"t1"},{"peak":"t2"}]');
    await userEvent.click(thing('Sun, at: Place 1 of 2'));
    await userEvent.click(page.getByRole('button', { name: 'Take it back' }));
    await submit();
    expect(sentAnswer(api, view())).toBe('[{"peak":"t2"}]');
  });

  it('takes things anywhere in a picture without targets, in its own pixels', async () => {
    await show(anywhere);
    const scale = picture().element().getBoundingClientRect().width / 600;
    await userEvent.dragAndDrop(thing('Sun'), picture(), {
      targetPosition: { x: 300 * scale, y: 150 * scale },
    });
    thing('Peak').element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => focusedElement()?.localName).toBe('input');
    await userEvent.keyboard('70{Tab}150{Enter}');
    await submit();
    const [sun, peak] = JSON.parse(String(sentAnswer(api, anywhere))) as [{ sun: [number, number] }, unknown];
    expect(Math.hypot(sun.sun[0] - 300, sun.sun[1] - 150)).toBeLessThan(3);
    expect(peak).toEqual({ peak: [70, 150] });
  });

  it('puts things on things that have places themselves', async () => {
    const box = { id: 'box', label: 'Box', fields: [{ id: 'in', x: 0, y: 0, w: 20, h: 20 }] };
    const input = view({ draggables: [box, { id: 'sun', label: 'Sun' }] });
    await show(input, '[{"box":"t2"}]');
    await userEvent.click(thing('Sun'));
    await userEvent.selectOptions(page.getByRole('combobox'), 'Place 1 on “Box” (Place 2 of 2)');
    await userEvent.click(page.getByRole('button', { name: 'Put it there' }));
    await submit();
    expect(sentAnswer(api, input)).toBe('[{"box":"t2"},{"sun":{"in":{"box":"t2"}}}]');
  });

  it('has no accessibility faults, before and while a thing is picked', async () => {
    await show(view(), '[{"sun":"t1"},{"x":"t2"}]');
    expect(await accessibilityFaults()).toEqual([]);
    await userEvent.click(thing('Picture 3'));
    expect(await accessibilityFaults()).toEqual([]);
  });
});
