import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../define.ts';
import { fakeApi } from '../../testing/fake-api.ts';
import { mount, settled } from '../../testing/mount.ts';
import { boxes, problemBlock, problemView, text, usageKey } from '../../testing/sample-problem.ts';
import { keepDraft } from './drafts.ts';
import type { CwProblem } from './problem.ts';

const key = usageKey('problem', 'dice');

describe('events of <cw-problem>', () => {
  let api: ReturnType<typeof fakeApi>;
  beforeEach(() => {
    api = fakeApi();
    api.reply('POST', '/api/events', new Response(null, { status: 204 }));
  });
  afterEach(() => {
    for (const element of document.querySelectorAll('cw-problem')) element.remove();
    keepDraft(`https://courses.test ${key}`, new Map());
    document.body.replaceChildren();
    api.restore();
  });
  const show = async (view: ReturnType<typeof problemView>): Promise<CwProblem> => {
    api.block(problemBlock(view));
    const element = await mount<CwProblem>('cw-problem', { block: key });
    // What other tests left.
    reported();
    return element;
  };
  /** Names and data of the events that are told as the page goes away. */
  const reported = (): readonly unknown[] => {
    dispatchEvent(new PageTransitionEvent('pagehide'));
    const last = api.sent('/api/events').at(-1)?.body as {
      readonly events: readonly { name: string; data: unknown }[];
    };
    return last.events.map(({ name, data }) => [name, data]);
  };

  it('tell as Open edX’s page does what was sent and what came back', async () => {
    const score = { earned: 1, possible: 1 };
    const graded = problemView([boxes], { answers: { boxes_3_1: ['choice_0', 'choice_2'] }, score });
    api.act(key, 'submit', { result: {}, block: problemBlock(graded) });
    const element = await show(problemView([boxes]));
    await userEvent.click(page.getByRole('checkbox', { name: 'Two' }));
    await userEvent.click(page.getByRole('checkbox', { name: 'Four' }));
    await userEvent.click(page.getByRole('button', { name: 'Submit' }));
    await expect.element(page.getByText('1/1 point · graded')).toBeVisible();
    await settled(element);
    const form = 'input_boxes_3_1%5B%5D=choice_0&input_boxes_3_1%5B%5D=choice_2';
    expect(reported()).toEqual([
      ['problem_check', form],
      ['problem_graded', [form, graded.html]],
      ['page_close', {}],
    ]);
  });

  it('tell nothing of a submission that was not sent, as an answer was missing', async () => {
    await show(problemView([text]));
    await userEvent.click(page.getByRole('button', { name: 'Submit' }));
    await expect.element(page.getByText('One question has no answer yet.')).toBeVisible();
    expect(reported()).toEqual([['page_close', {}]]);
  });

  it('tell of saving, resetting and showing the answer', async () => {
    const can = { submit: true, save: true, reset: true, showAnswer: true, hint: true };
    const view = problemView([text], { can });
    api.act(key, 'save', { result: {}, block: problemBlock({ ...view, answers: { text_6_1: 'B' } }) });
    api.act(key, 'show_answer', { result: {}, block: problemBlock({ ...view, answers: { text_6_1: 'B' } }) });
    api.act(key, 'reset', { result: {}, block: problemBlock(view) });
    const element = await show(view);
    await userEvent.type(page.getByRole('textbox'), 'B');
    for (const name of ['Save', 'Show answer', 'Reset']) {
      await userEvent.click(page.getByRole('button', { name }));
      await settled(element);
    }
    await expect.element(page.getByRole('textbox')).toHaveValue('');
    expect(reported()).toEqual([
      ['problem_save', 'input_text_6_1=B'],
      ['problem_show', { problem: key }],
      ['problem_reset', 'input_text_6_1=B'],
      ['page_close', {}],
    ]);
  });
});
