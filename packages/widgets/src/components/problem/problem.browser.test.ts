import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../define.ts';
import { fakeApi, lostConnection, problem } from '../../testing/fake-api.ts';
import { mount, settled } from '../../testing/mount.ts';
import { dice, problemBlock, problemView, usageKey } from '../../testing/sample-problem.ts';
import type { CwProblem } from './problem.ts';

const key = usageKey('problem', 'dice');

describe('<cw-problem>', () => {
  let api: ReturnType<typeof fakeApi>;
  beforeEach(() => {
    api = fakeApi();
  });
  afterEach(() => {
    api.restore();
    document.body.replaceChildren();
  });
  const show = async (view = problemView([dice])): Promise<CwProblem> => {
    api.block(problemBlock(view));
    return mount<CwProblem>('cw-problem', { block: key });
  };

  it('submits the chosen answer and shows how it went by word', async () => {
    const right = problemView([dice], {
      answers: { dice_2_1: 'choice_1' },
      state: 'correct',
      results: { dice_2_1: { correctness: 'correct', message: 'Six ways of 36.' } },
      score: { earned: 1, possible: 1 },
      attempts: { used: 1, allowed: 3 },
    });
    api.act(key, 'submit', { result: {}, block: problemBlock(right, { completion: 1 }) });
    await show();
    await userEvent.click(page.getByRole('radio', { name: 'Seven' }));
    await userEvent.click(page.getByRole('button', { name: 'Submit' }));
    await expect.element(page.getByText('Six ways of 36.')).toBeVisible();
    expect(api.sent('/submit')[0]?.body).toEqual({ answers: { dice_2_1: 'choice_1' } });
    await expect.element(page.getByText('1/1 point · graded')).toBeVisible();
  });

  it('keeps what is typed when the connection is lost, and sends it again', async () => {
    api.act(key, 'submit', lostConnection);
    const element = await show();
    await userEvent.click(page.getByRole('radio', { name: 'Six' }));
    await userEvent.click(page.getByRole('button', { name: 'Submit' }));
    await expect.element(page.getByText(/has not been sent/)).toBeVisible();
    await expect.element(page.getByRole('radio', { name: 'Six' })).toBeChecked();
    expect(problem).toBeDefined();
    await settled(element);
  });
});
