import { pageDocument } from '@coursewright/core/problems';
import type { InputView, PageView } from '@coursewright/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../define.ts';
import type { InputElement } from '../../inputs/input-element.ts';
import { accessibilityFaults } from '../../testing/accessibility-faults.ts';
import { focusedElement } from '../../testing/focused-element.ts';
import { fakeApi } from '../../testing/fake-api.ts';
import { mountInput, sentAnswer, unmountInputs } from '../../testing/mount-input.ts';

/** A counter: a learner presses its button; its grade is how often. */
const counter = `
  let count = 0;
  const show = () => { document.querySelector('output').textContent = String(count) };
  const getGrade = () => String(count);
  const getState = () => JSON.stringify({ count, reach: (() => { try { return parent.document.title } catch { return 'refused' } })() });
  const setState = (...given) => { count = JSON.parse(given.at(-1)).count; show() };
  addEventListener('load', () => document.querySelector('button').addEventListener('click', () => { count += 1; show() }));`;
const body = '<button>More</button> <output>0</output>';
/** Its functions where \`const\` puts them: on no window. */
const plain = `<!doctype html><html><head><title>Counter</title><script>${counter}
  const Counter = { getGrade, getState, setState };</script></head><body>${body}</body></html>`;
/** As authors do it after Open edX's template. */
const channelled = `<!doctype html><script>${counter}
  (() => {
    const channel = Channel.build({ window: window.parent, origin: '*', scope: 'JSInput' });
    channel.bind('getGrade', getGrade);
    channel.bind('getState', getState);
    channel.bind('setState', setState);
  })();</script>${body}`;

const names = { getGrade: 'Counter.getGrade', getState: 'Counter.getState', setState: 'Counter.setState' };
const input = (more: Partial<PageView> = {}): InputView => ({
  id: 'page_2_1',
  type: 'jsinput',
  label: 'Press it three times.',
  descriptions: [],
  page: {
    src: 'about:blank',
    title: 'A counter',
    width: '300',
    height: '80',
    channel: false,
    ...names,
    ...more,
  },
});

describe('<cw-page-input>', () => {
  let api: ReturnType<typeof fakeApi>;
  beforeEach(() => {
    api = fakeApi();
  });
  afterEach(() => unmountInputs(api));

  /** The page as the host would serve it. */
  const show = async (
    html: string,
    view: InputView,
    answers: Record<string, string> = {},
  ): Promise<InputElement> => {
    const element = await mountInput(api, view, { answers });
    const frame = element.shadowRoot?.querySelector('iframe');
    if (frame == null) throw new Error('no frame');
    const loaded = new Promise((resolve) => {
      frame.addEventListener('load', resolve, { once: true });
    });
    frame.srcdoc = html;
    await loaded;
    return element;
  };
  const inside = (element: InputElement) =>
    page.frameLocator(page.elementLocator(element.shadowRoot?.querySelector('iframe') as HTMLElement));
  const graded = async (element: InputElement): Promise<unknown> => {
    await element.collect();
    return JSON.parse(String(element.value)).answer;
  };
  const submit = () => userEvent.click(page.getByRole('button', { name: 'Submit' }));

  it.each([
    ['by the names its author gave', plain, false],
    ['over its JSChannel', channelled, true],
    ['over its JSChannel where it has no functions of those names', channelled, false],
    ['by name where it was said to have a channel and has none', plain, true],
  ])('is asked for grade and state %s', async (_how, html, channel) => {
    const view = input({ channel });
    const element = await show(pageDocument(html), view);
    const more = inside(element).getByRole('button', { name: 'More' });
    await userEvent.click(more);
    await userEvent.click(more);
    await submit();
    await expect
      .poll(() => sentAnswer(api, view), { timeout: 10_000 })
      .toBe(JSON.stringify({ answer: '2', state: JSON.stringify({ count: 2, reach: 'refused' }) }));
  });

  it.each([
    [plain, false],
    [channelled, true],
  ])('gets its state back', async (html, channel) => {
    const answer = JSON.stringify({ answer: '7', state: '{"count":7}' });
    const element = await show(pageDocument(html), input({ channel }), { page_2_1: answer });
    expect(await graded(element)).toBe('7');
  });

  it('begins with the state that its author gave', async () => {
    const element = await show(pageDocument(plain), input({ initialState: '{"count":40}' }));
    expect(await graded(element)).toBe('40');
  });

  it('answers with its grade alone where it has no functions for a state', async () => {
    const { getState: _none, ...view } = input().page as PageView;
    const stateless = { ...input(), page: view };
    await show(pageDocument(plain), stateless);
    await submit();
    await expect.poll(() => sentAnswer(api, stateless)).toBe('0');
  });

  it('says that a page which does not answer did not, and uses no attempt', async () => {
    await show('<p>Nothing here</p>', input());
    await submit();
    await expect
      .element(page.getByText(/This part did not tell its answer/), { timeout: 10_000 })
      .toBeVisible();
    expect(api.sent('/submit')).toEqual([]);
  });

  it('works by keyboard, and names the frame', async () => {
    const view = input();
    const element = await show(pageDocument(plain), view);
    await userEvent.keyboard('{Tab}');
    await expect.poll(() => focusedElement()?.localName).toBe('iframe');
    for (const count of ['1', '2', '3']) {
      await userEvent.keyboard('{Enter}');
      await expect.poll(() => graded(element)).toBe(count);
    }
    expect(element.shadowRoot?.querySelector('iframe')?.title).toBe('A counter');
    expect(element.shadowRoot?.querySelector('iframe')?.getAttribute('sandbox')).not.toContain('same-origin');
    await submit();
    await expect.poll(() => String(sentAnswer(api, view))).toContain('"answer":"3"');
    expect(await accessibilityFaults()).toEqual([]);
  });
});
