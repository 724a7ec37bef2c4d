import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Json } from '../../shared/json.ts';
import { testLearning, testUsageKey } from '../../learning/testing/test-learning.ts';

const problem = (attributes: string) => `<chapter url_name="c" display_name="C">
  <sequential url_name="s" display_name="S"><vertical url_name="u" display_name="U">
    <problem url_name="p" display_name="P" ${attributes}><numericalresponse answer="3">
      <formulaequationinput/></numericalresponse></problem>
  </vertical></sequential></chapter>`;

let opened: Awaited<ReturnType<typeof testLearning>>;
afterEach(() => opened.close());

const scored = z.looseObject({ score: z.unknown() });

async function open(attributes: string) {
  opened = await testLearning(problem(attributes));
  const { learning, ada: userId, origin } = opened;
  const usageKey = testUsageKey('problem', 'p');
  return {
    score: async () => scored.parse((await learning.block({ userId, usageKey })).view).score,
    act: (action: string, input: Json) => learning.act({ userId, usageKey, action, input }, origin),
  };
}

const given = (answer: string) => ({ answers: { p_2_1: answer } });

describe('the points of a problem', () => {
  it('are those possible, and none earned, until an answer is graded', async () => {
    const { act, score } = await open('weight="2"');
    expect(await score()).toEqual({ possible: 2 });
    await act('save', given('4'));
    expect(await score()).toEqual({ possible: 2 });
    await expect(act('submit', given('4+'))).rejects.toMatchObject({ code: 'bad_answer' });
    expect(await score()).toEqual({ possible: 2 });
    await act('submit', given('4'));
    expect(await score()).toEqual({ possible: 2, earned: 0 });
  });

  it('are told as taken back after a reset', async () => {
    const { act, score } = await open('show_reset_button="true" rerandomize="always"');
    await act('submit', given('3'));
    expect(await score()).toEqual({ possible: 1, earned: 1 });
    await act('reset', {});
    expect(await score()).toEqual({ possible: 1, earned: 0 });
  });

  it('are not told as earned where none can be', async () => {
    const { act, score } = await open('weight="0"');
    await act('submit', given('3'));
    expect(await score()).toEqual({ possible: 0 });
  });
});
