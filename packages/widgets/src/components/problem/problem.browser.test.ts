import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../define.ts';
import { accessibilityFaults } from '../../testing/accessibility-faults.ts';
import { focusedElement } from '../../testing/focused-element.ts';
import { fakeApi, lostConnection, problem } from '../../testing/fake-api.ts';
import { mount, settled } from '../../testing/mount.ts';
import {
  boxes,
  dice,
  list,
  number,
  problemBlock,
  problemView,
  text,
  usageKey,
} from '../../testing/sample-problem.ts';
import type { CwProblem } from './problem.ts';

const key = usageKey('problem', 'dice');
const submit = () => page.getByRole('button', { name: 'Submit' });
const right = problemView([dice], {
  answers: { dice_2_1: 'choice_1' },
  state: 'correct',
  results: { dice_2_1: { correctness: 'correct', message: 'Six ways of 36.' } },
  score: { earned: 1, possible: 1 },
  attempts: { used: 1, allowed: 3 },
});

describe('<cw-problem>', () => {
  let api: ReturnType<typeof fakeApi>;
  beforeEach(() => {
    api = fakeApi();
  });
  afterEach(async () => {
    // Drafts outlive elements: each test leaves none.
    for (const element of document.querySelectorAll('cw-problem')) element.remove();
    const { keepDraft } = await import('./drafts.ts');
    keepDraft(`https://courses.test ${key}`, new Map());
    document.body.replaceChildren();
    api.restore();
  });
  const show = async (view = problemView([dice]), more: Partial<CwProblem> = {}): Promise<CwProblem> => {
    api.block(problemBlock(view));
    return mount<CwProblem>('cw-problem', { block: key, ...more });
  };
  const accepts = (view = right): void =>
    api.act(key, 'submit', { result: {}, block: problemBlock(view, { completion: 1 }) });

  it('submits the chosen answer and tells how it went in words', async () => {
    accepts();
    const element = await show();
    const told: unknown[] = [];
    element.addEventListener('cw-submitted', (event) => {
      if (event instanceof CustomEvent) told.push(event.detail);
    });
    await userEvent.click(page.getByRole('radio', { name: 'Seven' }));
    await userEvent.click(submit());
    await expect.element(page.getByText('Six ways of 36.')).toBeVisible();
    expect(api.sent('/submit')[0]?.body).toEqual({ answers: { dice_2_1: 'choice_1' } });
    await expect.element(page.getByText('1/1 point · graded')).toBeVisible();
    expect(told).toEqual([{ usageKey: key, state: 'correct', score: { earned: 1, possible: 1 } }]);
  });

  it('works by the keyboard alone, Enter in a field included', async () => {
    accepts(problemView([text], { ...right, answers: { text_6_1: 'Bernoulli' }, results: {} }));
    await show(problemView([text]));
    await userEvent.keyboard('{Tab}');
    const field = page.getByRole('textbox', { name: 'Who wrote Ars Conjectandi?' });
    expect(focusedElement()).toBe(field.element());
    await userEvent.keyboard('Bernoulli{Enter}');
    await expect.poll(() => api.sent('/submit')).toHaveLength(1);
    expect(api.sent('/submit')[0]?.body).toEqual({ answers: { text_6_1: 'Bernoulli' } });
  });

  it('names groups, choices and fields as a screen reader says them', async () => {
    await show(problemView([dice, boxes, list, number]));
    const group = page.getByRole('group', {
      name: 'Two fair dice are thrown. Which sum is the most likely?',
    });
    await expect.element(group).toBeVisible();
    await expect.element(group).toHaveAccessibleDescription(/Think of how many ways/);
    await expect.element(page.getByRole('checkbox', { name: 'Three' })).toBeVisible();
    await expect
      .element(page.getByRole('combobox', { name: 'A certain event has the probability' }))
      .toBeVisible();
    const field = page.getByRole('textbox', { name: 'What is the probability of a six?' });
    await expect.element(field).toHaveAccessibleDescription(/as a fraction/);
  });

  it('sends lists for check boxes, and leaves out what was not answered', async () => {
    accepts(problemView([boxes, list]));
    await show(problemView([boxes, list]));
    await userEvent.click(page.getByRole('checkbox', { name: 'Four' }));
    await userEvent.click(page.getByRole('checkbox', { name: 'Two' }));
    await userEvent.selectOptions(page.getByRole('combobox'), 'one');
    await userEvent.click(submit());
    await expect.poll(() => api.sent('/submit')).toHaveLength(1);
    expect(api.sent('/submit')[0]?.body).toEqual({
      answers: { boxes_3_1: ['choice_0', 'choice_2'], list_4_1: 'one' },
    });
  });

  it('asks for what is missing before it costs an attempt, and goes there', async () => {
    await show(problemView([boxes, text]));
    await userEvent.click(submit());
    await expect.element(page.getByText('One question has no answer yet.')).toBeVisible();
    expect(focusedElement()).toBe(page.getByRole('textbox').element());
    expect(api.sent('/submit')).toHaveLength(0);
  });

  it('keeps what was chosen when the connection is lost, and sends it again', async () => {
    api.act(key, 'submit', lostConnection);
    await show();
    await userEvent.click(page.getByRole('radio', { name: 'Seven' }));
    await userEvent.click(submit());
    await expect.element(page.getByText(/it has not been sent/)).toBeVisible();
    await expect.element(page.getByRole('radio', { name: 'Seven' })).toBeChecked();
    accepts();
    await userEvent.click(page.getByRole('button', { name: 'Try again' }));
    await expect.element(page.getByText('Six ways of 36.')).toBeVisible();
    expect(api.sent('/submit')).toHaveLength(2);
  });

  it('does not submit twice when only the reply was lost', async () => {
    api.act(key, 'submit', () => {
      api.block(problemBlock(right));
      return lostConnection();
    });
    await show();
    await userEvent.click(page.getByRole('radio', { name: 'Seven' }));
    await userEvent.click(submit());
    await userEvent.click(page.getByRole('button', { name: 'Try again' }));
    await expect.element(page.getByText('Six ways of 36.')).toBeVisible();
    expect(api.sent('/submit')).toHaveLength(1);
  });

  it('gets a new token when the old one runs out in the middle of an answer, and loses nothing typed', async () => {
    const tokens = ['old', 'new'];
    const good = { token: 'old' };
    const check = (headers: Headers): boolean => headers.get('authorization') === `Bearer ${good.token}`;
    api.act(key, 'submit', ({ headers }) =>
      check(headers) ? { result: {}, block: problemBlock(right) } : problem(401, 'token_expired'),
    );
    await show(problemView([dice]), { tokenProvider: async () => ({ token: tokens.shift() ?? 'none' }) });
    await userEvent.click(page.getByRole('radio', { name: 'Seven' }));
    good.token = 'new';
    await userEvent.click(submit());
    await expect.element(page.getByText('Six ways of 36.')).toBeVisible();
    expect(api.sent('/submit').map(({ body }) => body)).toEqual([
      { answers: { dice_2_1: 'choice_1' } },
      { answers: { dice_2_1: 'choice_1' } },
    ]);
  });

  it('says that the session ended when no token is to be had, the answer still there', async () => {
    api.act(key, 'submit', problem(401, 'token_expired'));
    let asked = 0;
    await show(problemView([text]), {
      tokenProvider: async () => {
        asked += 1;
        if (asked > 1) throw new Error('logged out');
        return { token: 'old' };
      },
    });
    await userEvent.type(page.getByRole('textbox'), 'Bernoulli');
    await userEvent.click(submit());
    await expect.element(page.getByText(/Your session has ended/)).toBeVisible();
    await expect.element(page.getByRole('textbox')).toHaveValue('Bernoulli');
    await expect.element(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  it('says a refusal in a sentence, and shows the problem as it now is', async () => {
    api.act(key, 'submit', () => {
      api.block(
        problemBlock(problemView([dice], { closed: 'attempts_used', can: { ...right.can, submit: false } })),
      );
      return problem(403, 'attempts_used');
    });
    await show();
    await userEvent.click(page.getByRole('radio', { name: 'Six' }));
    await userEvent.click(submit());
    await expect.element(page.getByText('You have used all attempts.').first()).toBeVisible();
    await expect.element(submit()).toHaveAttribute('aria-disabled', 'true');
    await expect.element(page.getByRole('radio', { name: 'Six' })).toBeChecked();
  });

  it('keeps answers that were not sent when the element is taken away and comes back', async () => {
    const element = await show(problemView([text]));
    await userEvent.type(page.getByRole('textbox'), 'half an ans');
    element.remove();
    await show(problemView([text]));
    await expect.element(page.getByRole('textbox')).toHaveValue('half an ans');
    const leaving = new Event('beforeunload', { cancelable: true });
    dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
  });

  it('takes the mark off an answer that is being changed', async () => {
    await show(right);
    await expect.element(page.getByText('Six ways of 36.')).toBeVisible();
    await userEvent.click(page.getByRole('radio', { name: 'Six' }));
    await expect.element(page.getByText('Six ways of 36.')).not.toBeInTheDocument();
  });

  it('saves, resets, hints and shows the answer where the server lets it', async () => {
    const can = { submit: true, save: true, reset: true, showAnswer: true, hint: true };
    const view = problemView([text], { can, hints: { shown: [], total: 2 } });
    api.act(key, 'save', {
      result: {},
      block: problemBlock({ ...view, answers: { text_6_1: 'B' }, state: 'saved' }),
    });
    api.act(key, 'hint', {
      result: {},
      block: problemBlock({ ...view, hints: { shown: ['A Swiss.'], total: 2 } }),
    });
    api.act(key, 'show_answer', {
      result: {},
      block: problemBlock({ ...view, shownAnswers: { text_6_1: 'Bernoulli', s_1: '<p>In 1713.</p>' } }),
    });
    api.act(key, 'reset', { result: {}, block: problemBlock(view) });
    api.reply('POST', '/api/events', new Response(null, { status: 204 }));
    await show(view);
    await userEvent.type(page.getByRole('textbox'), 'B');
    await userEvent.click(page.getByRole('button', { name: 'Save' }));
    await expect
      .element(page.getByText('Your answers are saved. They have not been graded yet.'))
      .toBeVisible();
    await expect.element(page.getByText('saved, but not submitted')).not.toBeInTheDocument();
    await userEvent.click(page.getByRole('button', { name: 'Hint' }));
    await expect.element(page.getByText(/A Swiss/)).toBeVisible();
    await userEvent.click(page.getByRole('button', { name: 'Show answer' }));
    await expect.element(page.getByText('Bernoulli', { exact: true })).toBeVisible();
    await expect.element(page.getByText('In 1713.')).toBeVisible();
    await userEvent.type(page.getByRole('textbox'), 'xyz');
    await userEvent.click(page.getByRole('button', { name: 'Reset' }));
    await expect.element(page.getByRole('textbox')).toHaveValue('');
  });

  it('moves the focus to the outcome when the pressed button is gone', async () => {
    const view = problemView([text], {
      can: { ...right.can, reset: true },
      state: 'incorrect',
      closed: 'needs_reset',
    });
    api.act(key, 'reset', { result: {}, block: problemBlock(problemView([text])) });
    const element = await show(view);
    await userEvent.click(page.getByRole('button', { name: 'Reset' }));
    await expect.poll(() => element.shadowRoot?.activeElement?.className).toBe('live');
  });

  it('counts down until a further submission is taken', async () => {
    const waiting = problemView([text], {
      closed: 'waiting',
      waitSeconds: 1,
      can: { ...right.can, submit: false },
    });
    await show(waiting);
    await expect.element(page.getByText('You can submit again in 1 second.')).toBeVisible();
    api.block(problemBlock(problemView([text])));
    await expect.element(page.getByText(/You can submit again/)).not.toBeInTheDocument();
    await expect.element(submit()).not.toHaveAttribute('aria-disabled');
  });

  it('says a long wait in minutes and seconds', async () => {
    const closed = { closed: 'waiting', waitSeconds: 575, can: { ...right.can, submit: false } } as const;
    await show(problemView([text], closed), { language: 'es' });
    await expect.element(page.getByText(/enviar de nuevo en 9 minutos y 3\d segundos/)).toBeVisible();
  });

  it('says "Explanation" and "Correct" once, though authors’ templates and capa say it again', async () => {
    const message =
      '<div class="feedback-hint-correct"><span class="hint-label">Correct: </span><div class="hint-text">So it is.</div></div>';
    const explanation = '<div class="detailed-solution"><p>Explanation</p><p>In 1713.</p></div>';
    await show({
      ...right,
      results: { dice_2_1: { correctness: 'correct', message } },
      shownAnswers: { s_1: explanation },
    });
    await expect.element(page.getByText('So it is.')).toBeVisible();
    await expect.element(page.getByText('In 1713.')).toBeVisible();
    expect(page.getByText('Explanation').elements()).toHaveLength(1);
    expect(page.getByText('Correct:').elements()).toHaveLength(0);
  });

  it('says what a grader has against an answer, and that it used no attempt', async () => {
    api.act(
      key,
      'submit',
      problem(422, 'bad_answer', { detail: 'Invalid input: q not permitted in <b>answer</b>' }),
    );
    await show(problemView([text]));
    await userEvent.type(page.getByRole('textbox'), 'q{Enter}');
    await expect.element(page.getByText('Invalid input: q not permitted in answer')).toBeVisible();
    await expect.element(page.getByText(/no attempt was used/)).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Try again' })).not.toBeInTheDocument();
    await expect.element(page.getByRole('textbox')).toHaveValue('q');
  });

  it('announces a result once', async () => {
    accepts();
    const element = await show();
    const regions = [...(element.shadowRoot?.querySelectorAll('[aria-live="polite"]') ?? [])];
    await userEvent.click(page.getByRole('radio', { name: 'Seven' }));
    await userEvent.click(submit());
    const told = () => regions.map((region) => region.textContent).join(' ');
    await expect.poll(told).toContain('Correct');
    expect(told().match(/Correct/g)).toHaveLength(1);
    expect(element.shadowRoot?.querySelectorAll('cw-input [aria-live]')).toHaveLength(0);
  });

  it('says which attempt is the last', async () => {
    await show(problemView([text], { attempts: { used: 2, allowed: 3 } }));
    await expect
      .element(page.getByText(/You have used 2 of 3 attempts\s+This is your last attempt\./))
      .toBeVisible();
  });

  it('names the parts that cannot be graded', async () => {
    const notGradable = ['customresponse', 'script'];
    await show(
      problemView([text], { notGradable, closed: 'not_gradable', can: { ...right.can, submit: false } }),
    );
    await expect.element(page.getByText(/customresponse and script/)).toBeVisible();
  });

  it('says that it cannot be graded where no part is named', async () => {
    await show(problemView([text], { closed: 'not_gradable', can: { ...right.can, submit: false } }));
    await expect.element(page.getByText('This problem cannot be graded here yet.')).toBeVisible();
  });

  it('tells the points possible of saved answers, and those earned of graded ones', async () => {
    await show(problemView([text], { state: 'saved', score: { possible: 2 } }));
    await expect.element(page.getByText(/^2 points possible/)).toBeVisible();
    document.body.replaceChildren();
    await show(problemView([text], { state: 'incorrect', score: { earned: 0, possible: 2 } }));
    await expect.element(page.getByText(/^0\/2 points ·/)).toBeVisible();
  });

  it('says of a problem that a grader elsewhere judges just that', async () => {
    const closed = { closed: 'not_gradable', can: { ...right.can, submit: false } } as const;
    await show(problemView([text], { notGradable: ['coderesponse'], ...closed }));
    await expect
      .element(page.getByText(/A grader elsewhere judges this problem \(coderesponse\)/))
      .toBeVisible();
  });

  it('says that it was not told where to look, and that it could not load, with a way on', async () => {
    await mount<CwProblem>('cw-problem');
    await expect.element(page.getByText(/was not told what to show/)).toBeVisible();
    document.body.replaceChildren();
    await mount<CwProblem>('cw-problem', { block: key });
    await expect.element(page.getByText(/not in the course any more/)).toBeVisible();
    await expect.element(page.getByRole('alert')).toBeVisible();
    api.block(problemBlock(problemView([dice])));
    await userEvent.click(page.getByRole('button', { name: 'Try again' }));
    await expect.element(page.getByRole('radio', { name: 'Six' })).toBeVisible();
  });

  it('speaks the language it is told, from right to left where that runs so', async () => {
    const element = await show(problemView([dice]), { language: 'es' });
    await expect.element(page.getByRole('button', { name: 'Enviar' })).toBeVisible();
    element.language = 'ar-XB';
    await settled(element);
    expect(getComputedStyle(element).direction).toBe('rtl');
  });

  it.each([
    ['unanswered', problemView([dice, boxes, list, number, text])],
    ['correct', right],
    [
      'wrong and closed',
      problemView([dice, text], {
        state: 'incorrect',
        answers: { dice_2_1: 'choice_0', text_6_1: 'Gauss' },
        results: { dice_2_1: { correctness: 'incorrect' }, text_6_1: { correctness: 'partially-correct' } },
        closed: 'attempts_used',
        shownAnswers: { dice_2_1: 'Seven', s_1: '<p>Why</p>' },
        hints: { shown: ['Look'], total: 1 },
        message: 'Nearly.',
        can: { submit: false, save: false, reset: false, showAnswer: false, hint: false },
      }),
    ],
  ])('has no accessibility fault when %s', async (_state, view) => {
    await show(view);
    expect(await accessibilityFaults()).toEqual([]);
  });
});
