import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../define.ts';
import { fakeApi } from '../../testing/fake-api.ts';
import { mount } from '../../testing/mount.ts';
import { problemBlock, problemView, text, usageKey } from '../../testing/sample-problem.ts';
import type { CwFrame } from '../frame/frame.ts';
import type { CwProblem } from './problem.ts';

const key = usageKey('problem', 'dice');

describe('<cw-problem> with script', () => {
  let api: ReturnType<typeof fakeApi>;
  let posted: { type: string; state?: { values: unknown; results: unknown } }[];
  beforeEach(async () => {
    api = fakeApi();
    posted = [];
    api.block(problemBlock(problemView([text], { html: '', frame: '<p>…</p>' })));
    const element = await mount<CwProblem>('cw-problem', { block: key });
    const frame = element.shadowRoot?.querySelector<CwFrame>('cw-frame');
    if (frame == null) throw new Error('no frame');
    frame.post = (message) => {
      const one = message as (typeof posted)[number];
      posted.push(one);
      if (one.type === 'cw-frame-collect') say({ type: 'cw-frame-collected' });
    };
    say = (detail) => frame.dispatchEvent(new CustomEvent('cw-frame-message', { detail }));
    say({ type: 'cw-frame-problem-ready' });
  });
  afterEach(() => {
    document.body.replaceChildren();
    api.restore();
  });
  let say: (detail: object) => void;

  it('has its inputs in the frame, and submits what was answered there', async () => {
    expect(posted.at(-1)).toMatchObject({ type: 'cw-frame-problem', state: { values: {} } });
    const right = problemView([text], {
      html: '',
      frame: '<p>…</p>',
      answers: { text_6_1: 'Bernoulli' },
      state: 'correct',
      results: { text_6_1: { correctness: 'correct' } },
    });
    api.act(key, 'submit', { result: {}, block: problemBlock(right) });
    say({ type: 'cw-frame-answer', id: 'text_6_1', answer: 'Bernoulli' });
    await userEvent.click(page.getByRole('button', { name: 'Submit' }));
    await expect.poll(() => posted.at(-1)?.state?.results).toEqual({ text_6_1: { correctness: 'correct' } });
    expect(api.sent('/submit')[0]?.body).toEqual({ answers: { text_6_1: 'Bernoulli' } });
    // What is sent into the frame can be cloned, and holds nothing but what the learner sees.
    expect(() => structuredClone(posted)).not.toThrow();
    expect(JSON.stringify(posted)).not.toContain('a-token');
  });

  it('takes from the author’s script nothing but answers to the inputs there are', async () => {
    say({ type: 'cw-frame-answer', id: 'other', answer: 'x' });
    say({ type: 'cw-frame-answer', id: 'text_6_1', answer: { evil: true } });
    say({ type: 'cw-frame-answer', id: '__proto__', answer: 'x' });
    await userEvent.click(page.getByRole('button', { name: 'Submit' }));
    await expect.element(page.getByText('One question has no answer yet.')).toBeVisible();
    expect(posted).toContainEqual({ type: 'cw-frame-focus', id: 'text_6_1' });
    expect(api.sent('/submit')).toHaveLength(0);
  });
});
