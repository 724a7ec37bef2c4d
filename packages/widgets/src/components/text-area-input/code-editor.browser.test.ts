import type { CodeView, InputView } from '@coursewright/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../define.ts';
import type { InputElement } from '../../inputs/input-element.ts';
import { accessibilityFaults } from '../../testing/accessibility-faults.ts';
import { fakeApi } from '../../testing/fake-api.ts';
import { focusedElement } from '../../testing/focused-element.ts';
import { mountInput, sentAnswer, unmountInputs } from '../../testing/mount-input.ts';

const codeBox = (code: Partial<CodeView> = {}): InputView => ({
  id: 'box_2_1',
  type: 'textbox',
  label: 'Write a function.',
  descriptions: ['It doubles its argument.'],
  textArea: { rows: 5, columns: 40, code: { mode: 'python', tabSize: 4, lineNumbers: true, ...code } },
});
const field = () => page.getByRole('textbox', { name: 'Write a function.' });
const submit = () => userEvent.click(page.getByRole('button', { name: 'Submit' }));

describe('code in <cw-text-area-input>', () => {
  let api: ReturnType<typeof fakeApi>;
  beforeEach(() => {
    api = fakeApi();
  });
  afterEach(() => unmountInputs(api));

  /** The input, with its editor in it. */
  const open = async (
    ...args: Parameters<typeof mountInput> extends [unknown, ...infer Rest] ? Rest : never
  ) => {
    const element = await mountInput(api, ...args);
    await expect.poll(() => element.shadowRoot?.querySelector('.cm-content')).not.toBeNull();
    return element;
  };
  const lineNumbers = (element: InputElement): readonly string[] =>
    [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.cm-lineNumbers .cm-gutterElement') ?? [])]
      .filter(({ style }) => style.visibility !== 'hidden')
      .map(({ textContent }) => textContent);
  const colourOf = (element: InputElement, word: string): string | undefined => {
    const spans = [...(element.shadowRoot?.querySelectorAll('.cm-line span') ?? [])];
    const found = spans.find(({ textContent }) => textContent === word);
    return found && getComputedStyle(found).color;
  };

  it('is written by keyboard: new lines as far in as the last, the tab key as spaces', async () => {
    const input = codeBox({ tabSize: 2 });
    const element = await open(input);
    await userEvent.keyboard('{Tab}def f(x):{Enter}{Tab}y = x{Enter}return y');
    expect(lineNumbers(element)).toEqual(['1', '2', '3']);
    await submit();
    expect(sentAnswer(api, input)).toBe('def f(x):\n  y = x\n  return y');
  });

  it('may begin with blanks', async () => {
    const input = codeBox({ tabSize: 2 });
    await open(input);
    await userEvent.keyboard('{Tab}{Tab}{Enter}x');
    await submit();
    expect(sentAnswer(api, input)).toBe('  \n  x');
  });

  it('is left with Escape, then Tab, as it says, and so backwards', async () => {
    await open(codeBox());
    await expect.element(field()).toHaveAccessibleDescription(/It doubles.*Escape, then Tab/);
    await userEvent.keyboard('{Tab}x{Tab}');
    expect(focusedElement()).toBe(field().element());
    await userEvent.keyboard('{Escape}{Tab}');
    expect(focusedElement()).toBe(page.getByRole('button', { name: 'Submit' }).element());
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    expect(focusedElement()).toBe(field().element());
    await userEvent.keyboard('{Tab}');
    expect(focusedElement(), 'another visit begins anew').toBe(field().element());
    await userEvent.keyboard('{Escape}y{Tab}');
    expect(focusedElement(), 'who writes on goes on').toBe(field().element());
  });

  it('announces that the tab key leaves', async () => {
    const element = await open(codeBox());
    await userEvent.keyboard('{Tab}{Escape}');
    const live = () => element.shadowRoot?.querySelector('.cm-announced[aria-live="polite"]')?.textContent;
    await expect.poll(live).toContain('The tab key leaves the editor now.');
  });

  it('has colours in the author’s language, and none in one that nobody knows', async () => {
    const element = await open(codeBox(), { answers: { box_2_1: 'def f():\n    return "a"' } });
    await expect.poll(() => colourOf(element, 'return')).toBeDefined();
    const plain = getComputedStyle(element).color;
    expect(colourOf(element, 'return')).not.toBe(plain);
    expect(colourOf(element, '"a"')).not.toBe(colourOf(element, 'return'));
    await unmountInputs(api);
    api = fakeApi();
    const unknown = await open(codeBox({ mode: '../x', lineNumbers: false }), {
      answers: { box_2_1: 'return' },
    });
    expect(unknown.shadowRoot?.querySelectorAll('.cm-line span')).toHaveLength(0);
    expect(lineNumbers(unknown)).toEqual([]);
  });

  it('shows what is reset or restored from outside, without taking it for an answer', async () => {
    const input = codeBox();
    const element = await open(input, { answers: { box_2_1: 'one' } });
    const told: unknown[] = [];
    element.addEventListener('cw-answer', (event) => told.push(event));
    element.value = 'two';
    await expect.element(field()).toHaveTextContent('two');
    expect(told).toEqual([]);
  });

  it('can be read and not changed when the problem is closed', async () => {
    const closed = {
      answers: { box_2_1: 'x = 1' },
      closed: 'attempts_used',
      can: { submit: false, save: false, reset: false, showAnswer: false, hint: false },
    } as const;
    const element = await open(codeBox(), closed);
    await expect.element(field()).toHaveAttribute('aria-readonly', 'true');
    await userEvent.keyboard('{Tab}y');
    await expect.element(field()).toHaveTextContent('x = 1');
    expect(element.value).toBe('x = 1');
    await userEvent.keyboard('{Tab}');
    expect(focusedElement(), 'Tab leaves at once').not.toBe(field().element());
  });

  it('stays a field that works until the editor is there, and takes over what is typed, focus and place', async () => {
    const input = codeBox();
    const { textArea: _editor, ...slow } = input;
    const element = await mountInput(api, slow);
    await userEvent.keyboard('{Tab}ab{ArrowLeft}');
    await expect.element(field()).toHaveValue('ab');
    element.input = input;
    await expect.poll(() => element.shadowRoot?.querySelector('.cm-content')).not.toBeNull();
    await expect.poll(() => focusedElement()).toBe(field().element());
    await userEvent.keyboard('-');
    await submit();
    expect(sentAnswer(api, input)).toBe('a-b');
  });

  it('comes back when its element was moved', async () => {
    const element = await open(codeBox(), { answers: { box_2_1: 'x = 1' } });
    const parent = element.parentElement;
    element.remove();
    parent?.append(element);
    await expect.poll(() => element.shadowRoot?.querySelectorAll('.cm-content').length).toBe(1);
    await expect.element(field()).toHaveTextContent('x = 1');
  });

  it.each(['en', 'ar-XB'])('has no accessibility fault, and runs from left to right, in %s', async (lang) => {
    const element = await open(codeBox(), {
      lang,
      answers: { box_2_1: 'def f():\n    # why\n    return "a" + 1' },
    });
    const editor = element.shadowRoot?.querySelector('.cm-content');
    expect(editor && getComputedStyle(editor).direction).toBe('ltr');
    expect(await accessibilityFaults()).toEqual([]);
  });

  it('fits a phone: long lines are wrapped', async () => {
    await page.viewport(360, 700);
    const element = await open(codeBox(), { answers: { box_2_1: `x = ${'long_name + '.repeat(20)}1` } });
    const scroller = element.shadowRoot?.querySelector('.cm-scroller');
    expect(scroller?.scrollWidth).toBeLessThanOrEqual(scroller?.clientWidth ?? 0);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
    await page.viewport(1024, 768);
  });
});
