import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { noScripts } from '../problems/index.ts';
import { defineAction, defineBlock } from '../blocks/define-block.ts';
import { content, userState, userStateSummary } from '../blocks/field-table.ts';
import type { Json } from '../shared/json.ts';
import { judgeAgain } from './judge-again.ts';
import { testCourseKey, testLearning, testUsageKey } from './testing/test-learning.ts';

const problem = (id: string, attributes = '') => `
  <problem url_name="${id}" display_name="Dice" ${attributes}><multiplechoiceresponse><label>How many?</label>
    <choicegroup><choice correct="false">five</choice><choice correct="true">six <choicehint>Yes</choicehint></choice>
    </choicegroup></multiplechoiceresponse></problem>`;

const course = (unit: string) => `<chapter url_name="c" display_name="C">
  <sequential url_name="s" display_name="S" graded="true" format="Homework">
    <vertical url_name="u" display_name="U">${unit}</vertical></sequential></chapter>`;

const dice = testUsageKey('problem', 'dice');
const right = { answers: { dice_2_1: 'choice_1' } };
const wrong = { answers: { dice_2_1: 'choice_0' } };

let opened: Awaited<ReturnType<typeof testLearning>>;
afterEach(() => opened.close());

async function open(unit = problem('dice'), options: Parameters<typeof testLearning>[1] = {}) {
  opened = await testLearning(course(unit), options);
  const act = (action: string, input: Json, usageKey = dice, userId = opened.ada) =>
    opened.learning.act({ userId, usageKey, action, input }, opened.origin);
  return { ...opened, act };
}

describe('act', () => {
  it('stores state, submission, score, completion and events as one, and answers with the block as it now is', async () => {
    const { act, ada, records, outbox, versions } = await open();
    const answer = await act('submit', right);
    expect(answer).toMatchObject({
      result: { success: 'correct' },
      block: { completion: 1, graded: true, view: { state: 'correct', attempts: { used: 1 } } },
    });
    const { commit } = await versions.published(testCourseKey);
    await records.read(async (stores) => {
      const state = await stores.states.stateHistory({ scope: 'user_state', userId: ada, target: dice });
      expect(state.map(({ value }) => value['attempts'])).toEqual([1]);
      expect(await stores.submissions.submissions(ada, dice)).toMatchObject([
        {
          ...right,
          attempt: 1,
          seed: 1,
          commit,
          courseKey: testCourseKey,
          evaluation: { score: 1, total: 1 },
        },
      ]);
      expect(await stores.scores.score(ada, dice)).toMatchObject({ earned: 1, possible: 1, graded: true });
      expect(await stores.completions.lastTouched(ada, testCourseKey)).toBe(dice);
    });
    const { events, jobs } = await outbox();
    expect(jobs).toEqual(['grading.update-grades']);
    expect(events.map((line) => line['name'])).toEqual([
      'edx.problem.hint.feedback_displayed',
      'problem_check',
      'edx.grades.problem.submitted',
      'edx.completion.block_completion.changed',
    ]);
    expect(events[0]?.['event']).toEqual({
      module_id: dice,
      problem_part_id: 'dice_1',
      trigger_type: 'single',
      hint_label: 'Correct',
      correctness: true,
      student_answer: ['choice_1'],
      question_type: 'multiplechoiceresponse',
      hints: [{ text: 'Yes' }],
    });
    for (const line of events) {
      expect(line).toMatchObject({
        event_source: 'server',
        username: 'ada',
        context: {
          course_id: testCourseKey,
          org_id: 'Org',
          user_id: ada,
          path: '/test',
          module: { display_name: 'Dice', usage_key: dice },
        },
      });
    }
  });

  it('gives a refusal back, emits its event and changes nothing', async () => {
    const { act, ada, outbox, records } = await open(problem('dice', 'max_attempts="1"'));
    await act('submit', wrong);
    await outbox();
    expect(await act('submit', right)).toEqual({ refused: 'attempts_used' });
    const { events, jobs } = await outbox();
    expect(events).toMatchObject([
      { name: 'problem_check_fail', event: { failure: 'closed' }, context: { module: { usage_key: dice } } },
    ]);
    expect(jobs).toEqual([]);
    const score = await records.read(({ scores }) => scores.score(ada, dice));
    expect(score?.earned).toBe(0);
  });

  it('says which member of the input is wrong', async () => {
    const { act } = await open();
    await expect(act('submit', { answers: { dice_2_1: 7 } })).rejects.toMatchObject({
      code: 'bad_input',
      data: { field: 'answers.dice_2_1' },
    });
    await expect(act('submit', null)).rejects.toMatchObject({ code: 'bad_input', data: { field: '' } });
  });

  it('knows no other action than those of the type', async () => {
    const { act } = await open();
    for (const name of ['explode', 'constructor', ''])
      await expect(act(name, {})).rejects.toMatchObject({ code: 'not_found' });
    await expect(act('submit', {}, testUsageKey('vertical', 'u'))).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('tells malformed keys, courses and blocks that are not there, and other courses’ blocks apart', async () => {
    const { act } = await open();
    const keys = {
      dice: 'invalid_key',
      [testUsageKey('problem', 'none')]: 'block_not_found',
      [dice.replace('Test', 'Other')]: 'course_not_found',
    };
    for (const [usageKey, code] of Object.entries(keys))
      await expect(act('submit', right, usageKey)).rejects.toMatchObject({ code });
    await expect(act('submit', right, dice, 999)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('refuses who may not see the block, with the reason', async () => {
    const { act, learner } = await open();
    const guest = await learner('bob', { enrolled: false });
    await expect(act('submit', right, dice, guest)).rejects.toMatchObject({
      code: 'forbidden',
      data: { closed: 'not_enrolled' },
    });
  });

  it('closes a problem without a due date when the course ends', async () => {
    const { act } = await open(problem('dice'), { attributes: 'end="2026-04-30T00:00:00Z"' });
    expect(await act('submit', right)).toEqual({ refused: 'past_due' });
  });

  it('counts every one of many submissions at once', async () => {
    const { act, ada, records } = await open();
    const answers = await Promise.all([act('submit', right), act('submit', wrong), act('submit', right)]);
    expect(answers.map((answer) => 'refused' in answer)).toEqual([false, false, false]);
    const stored = await records.read(({ submissions }) => submissions.submissions(ada, dice));
    expect(stored.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  });

  it('counts what a whole class does to one state at once', async () => {
    const { learner, learning, origin, records, outbox } = await openTally();
    const usageKey = testUsageKey('tally', 't');
    const votes = Array.from({ length: 30 }, (_, n) => `learner${n}`);
    const users = new Map<string, number>();
    for (const vote of votes) users.set(vote, await learner(vote));
    await outbox();
    const answers = await Promise.all(
      [...users].map(([vote, userId]) =>
        learning.act({ userId, usageKey, action: 'vote', input: { for: vote } }, origin),
      ),
    );
    expect(answers.filter((answer) => 'refused' in answer)).toEqual([]);
    const key = { scope: 'user_state_summary', userId: 0, target: usageKey } as const;
    const [state] = await records.read(({ states }) => states.getStates([key]));
    expect(texts.parse(state?.value['all']).toSorted()).toEqual(votes.toSorted());
    expect((await outbox()).events.length).toBe(0);
  });

  it('leaves nothing of a run whose state was changed meanwhile, and runs again on what is there then', async () => {
    const { ada, records, learning, origin } = await openTally();
    const usageKey = testUsageKey('tally', 't');
    const key = { scope: 'user_state_summary', userId: 0, target: usageKey } as const;
    let runs = 0;
    meddle = async () => {
      runs += 1;
      if (runs > 1) return;
      await records.transaction(({ states }) => states.putState(key, 0, { all: ['first'] }, 1));
    };
    await learning.act({ userId: ada, usageKey, action: 'vote', input: { for: 'second' } }, origin);
    expect(runs).toBe(2);
    const history = await records.read(({ states }) => states.stateHistory(key));
    expect(history.map(({ value }) => value['all'])).toEqual([['first'], ['first', 'second']]);
    const own = { scope: 'user_state', userId: ada, target: usageKey } as const;
    expect(await records.read(({ states }) => states.stateHistory(own))).toMatchObject([
      { value: { mine: 'second' } },
    ]);
  });

  it('keeps state of all four scopes, one learner’s from another’s', async () => {
    const { ada, learner, learning, origin } = await openTally();
    const bob = await learner('bob');
    const usageKey = testUsageKey('tally', 't');
    const vote = (userId: number, choice: string, key = usageKey) =>
      learning.act({ userId, usageKey: key, action: 'vote', input: { for: choice } }, origin);
    await vote(ada, 'a');
    await vote(bob, 'b');
    await vote(ada, 'c', testUsageKey('tally', 'other'));
    const { view } = await learning.block({ userId: ada, usageKey });
    expect(view).toEqual({ mine: 'a', all: ['a', 'b'], lastOfType: 'c', votes: 2 });
    const bobs = await learning.block({ userId: bob, usageKey });
    expect(bobs.view).toEqual({ mine: 'b', all: ['a', 'b'], lastOfType: 'b', votes: 1 });
  });
});

describe('judgeAgain', () => {
  it('gives the stored evaluation of every submission, also after the course has changed', async () => {
    const { act, ada, records, importCourse, versions, registry } = await open(
      problem('dice', 'rerandomize="onreset"'),
    );
    for (const input of [wrong, right, { answers: {} }]) await act('submit', input);
    await act('reset', {});
    await act('submit', right);
    await importCourse(course(problem('dice').replace('true', 'false')));
    await act('submit', right);
    const stored = await records.read(({ submissions }) => submissions.submissions(ada, dice));
    expect(stored.map(({ evaluation }) => evaluation['score'])).toEqual([0, 1, 0, 1, 0]);
    expect(new Set(stored.map(({ commit }) => commit)).size).toBe(2);
    for (const one of stored)
      expect(await judgeAgain({ versions, registry, scripts }, one)).toEqual(one.evaluation);
  });

  it('says of which types it cannot judge', async () => {
    const { versions, registry, ada } = await open('<html url_name="h">Text</html>');
    const submission = {
      userId: ada,
      courseKey: testCourseKey,
      usageKey: testUsageKey('html', 'h'),
      commit: (await versions.published(testCourseKey)).commit,
      attempt: 1,
      seed: 1,
      answers: {},
      evaluation: {},
      at: 0,
    };
    await expect(judgeAgain({ versions, registry, scripts }, submission)).rejects.toMatchObject({
      code: 'bad_input',
    });
  });
});

let meddle = async (): Promise<void> => undefined;
const texts = z.array(z.string()).catch([]);
const scripts = () => noScripts;

/** A block with state in all four scopes. */
const tally = defineBlock({
  type: 'tally',
  fields: { data: content('string', ''), mine: userState('string'), all: userStateSummary('list', []) },
  view: async ({ state }) => ({
    mine: state.user_state['mine'] ?? null,
    all: state.user_state_summary['all'] ?? [],
    lastOfType: state.preferences['last'] ?? null,
    votes: state.user_info['votes'] ?? 0,
  }),
  actions: {
    vote: defineAction({
      input: z.object({ for: z.string() }),
      run: async ({ for: choice }, { state }) => {
        await meddle();
        return {
          result: null,
          state: {
            user_state: { mine: choice },
            user_state_summary: { all: [...texts.parse(state.user_state_summary['all']), choice] },
            preferences: { last: choice },
            user_info: { votes: z.number().catch(0).parse(state.user_info['votes']) + 1 },
          },
        };
      },
    }),
  },
  completion: 'completable',
});

function openTally() {
  meddle = async () => undefined;
  return open('<tally url_name="t" display_name="T"/><tally url_name="other" display_name="O"/>', {
    blocks: [tally],
  });
}
