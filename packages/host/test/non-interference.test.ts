import { bubblewrapIsHere } from '@coursewright/core/bubblewrap';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sameHost, type Answered, type SameLearner } from './non-interference/same-host.ts';
import { problemPairs } from './non-interference/problem-pairs.ts';
import { sameCourseKey, sameProblems, type SameProblem } from './non-interference/same-course.ts';

/**
 * DESIGN §4 over HTTP: two hosts have courses that differ only in what policy does not show yet. Whatever a learner asks, both answer
 * the same bytes, headers and faults included, and no answer has the word that is in every key, grader, comment and feedback.
 */
let hosts: Awaited<ReturnType<typeof sameHost>>[] = [];
beforeAll(async () => {
  // What is drawn after a reset is drawn alike.
  vi.spyOn(Math, 'random').mockReturnValue(0.4);
  hosts = [await sameHost('one'), await sameHost('other')];
});
afterAll(async () => {
  vi.restoreAllMocks();
  await Promise.all(hosts.map((host) => host.close()));
});

type Ask = (learner: SameLearner) => Promise<Answered>;

/** One learner of each host, and what they were answered that differs, or tells what is not to be told. */
interface Pair {
  readonly learners: readonly SameLearner[];
  readonly told: Answered[];
}

async function pairOf(username: string): Promise<Pair> {
  return { learners: await Promise.all(hosts.map((host) => host.learner(username))), told: [] };
}

async function askBoth({ learners, told }: Pair, ask: Ask): Promise<void> {
  const [one, other] = await Promise.all(learners.map(ask));
  if (one === undefined || other === undefined) throw new Error('Two are to be asked.');
  if (one.answer !== other.answer || /canary|^429/i.test(one.answer)) told.push(one, other);
}

const block = (usageKey: string): string => `/api/blocks/${encodeURIComponent(usageKey)}`;
const course = encodeURIComponent(sameCourseKey);

function acting(pair: Pair, { usageKey }: SameProblem) {
  return (action: string, body: unknown) =>
    askBoth(pair, (learner) => learner.post(`${block(usageKey)}/actions/${action}`, body));
}

async function lookAt(pair: Pair, { usageKey, unit }: SameProblem): Promise<void> {
  await askBoth(pair, (learner) => learner.get(block(usageKey)));
  await askBoth(pair, (learner) => learner.get(block(unit)));
}

/** What somebody may try who is after the answer. */
async function pry(pair: Pair, problem: SameProblem): Promise<void> {
  const { usageKey } = problem;
  const act = acting(pair, problem);
  const input = `${usageKey.split('@').at(-1) ?? ''}_2_1`;
  await askBoth(pair, (learner) => learner.head(block(usageKey)));
  await askBoth(pair, (learner) => learner.page(`/blocks/${encodeURIComponent(usageKey)}`));
  const faulty = [
    {},
    [],
    { answers: 'x' },
    { answers: { nothing: 'x' } },
    { answers: { [input]: { a: 'b' } } },
  ];
  for (const body of faulty) await act('submit', body);
  await act('no-such-action', {});
  await askBoth(pair, (learner) => learner.post(`${block(usageKey)}/rescore`, {}));
}

async function wholeCourse(pair: Pair): Promise<void> {
  for (const inside of ['', '/progress', '/gradebook'])
    await askBoth(pair, (learner) => learner.get(`/api/courses/${course}${inside}`));
  for (const page of ['', '/about', '/learn', '/progress', '/gradebook', '/gradebook.csv'])
    await askBoth(pair, (learner) => learner.page(`/courses/${course}${page}`));
  for (const address of ['/', '/api/courses']) await askBoth(pair, (learner) => learner.page(address));
}

/** Their keys are told to nobody, as nothing is scored: the last needs `sympy`, which Pyodide lacks. */
const notGraded = ['coderesponse', 'externalresponse', ...(bubblewrapIsHere() ? [] : ['symbolicresponse'])];

describe('what a learner is answered', () => {
  it('is the same for the whole course and its files before any answer', async () => {
    const pair = await pairOf('first');
    await wholeCourse(pair);
    for (const file of ['static/python_lib.zip', 'static/grader.py', 'course.xml', 'problem/p.xml'])
      for (const under of ['files', 'pages'])
        await askBoth(pair, (learner) => learner.get(`/${under}/${course}/${file}?e=9999999999&s=x`));
    expect(pair.told).toEqual([]);
  });

  describe.each(Object.keys(problemPairs))('of a %s', (name) => {
    const number = Object.keys(problemPairs).indexOf(name);
    const under = (policy: string) =>
      sameProblems.filter((one) => one.name === name && one.policy.startsWith(policy));
    // Each test has problems of its own; the last is told of its answers. Hashing a password for each would take longer than the test.
    let learners: Pair['learners'] = [];
    beforeAll(async () => ({ learners } = await pairOf(`learner${number}`)));

    it('is the same before an answer was graded, whatever is tried', async () => {
      const pair: Pair = { learners, told: [] };
      for (const problem of under('untold')) {
        const act = acting(pair, problem);
        await lookAt(pair, problem);
        await pry(pair, problem);
        for (const answers of problem.answers) await act('save', { answers });
        await act('show_answer', {});
        await act('reset', {});
        await lookAt(pair, problem);
      }
      await wholeCourse(pair);
      expect(pair.told).toEqual([]);
    });

    it('is the same after answers whose correctness is hidden', async () => {
      const pair: Pair = { learners, told: [] };
      for (const problem of under('hidden')) {
        const act = acting(pair, problem);
        for (const answers of [...problem.answers, ...problem.answers.slice(0, 1)]) {
          await act('submit', { answers });
          await lookAt(pair, problem);
          await act('save', { answers });
          await act('show_answer', {});
          await act('reset', {});
        }
        await lookAt(pair, problem);
        await pry(pair, problem);
      }
      await wholeCourse(pair);
      expect(pair.told).toEqual([]);
    });

    it('differs once policy tells, so that the sameness means something', async () => {
      const [problem] = under('told');
      const address = `${block(problem?.usageKey ?? '')}/actions`;
      const ask = (action: string, body: unknown) =>
        Promise.all(learners.map((learner) => learner.post(`${address}/${action}`, body)));
      const told = [];
      for (const answers of problem?.answers ?? []) told.push(await ask('submit', { answers }));
      told.push(await ask('show_answer', {}));
      const differ = told.some(([one, other]) => one?.answer !== other?.answer);
      expect(differ).toBe(!notGraded.includes(name));
      const [hint] = await ask('hint', {});
      expect(hint?.answer).toMatch(/^200 .*canary one hint/s);
    });
  });
});
