import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rescoreBlock } from './rescore-block.ts';
import { rescoreBlockJob } from './rescore-block.job.ts';
import { testCourseKey, testLearning, testUsageKey } from './testing/test-learning.ts';

const usageKey = testUsageKey('problem', 'p');
const inside = (key: string): string =>
  `<chapter url_name="c"><sequential url_name="s"><vertical url_name="v"><problem url_name="p" rerandomize="never"><numericalresponse answer="${key}"><formulaequationinput/></numericalresponse></problem><html url_name="h">text</html></vertical></sequential></chapter>`;

let opened: Awaited<ReturnType<typeof testLearning>>;
let teacher: number;
beforeEach(async () => {
  opened = await testLearning(inside('1'));
  teacher = await opened.learner('teacher');
  await opened.learners.setRole(teacher, testCourseKey, 'staff', true);
});
afterEach(() => opened.close());

async function answers(userId: number, answer: string): Promise<void> {
  const input = { answers: { p_2_1: answer } };
  await opened.learning.act({ userId, usageKey, action: 'submit', input }, opened.origin);
}

const scoreOf = (userId: number) =>
  opened.records.read(async ({ scores }) => (await scores.score(userId, usageKey))?.earned);

describe('rescore', () => {
  it('grades what a learner answered with the key as it is published now, and says who had it done', async () => {
    await answers(opened.ada, '2');
    await opened.importCourse(inside('2'));
    await opened.outbox();
    const score = await opened.learning.rescore(
      { usageKey, userId: opened.ada, onlyIfHigher: false, askedBy: teacher },
      opened.origin,
    );
    expect(score).toEqual({ earned: 1, possible: 1 });
    expect(await scoreOf(opened.ada)).toBe(1);
    const { events, jobs } = await opened.outbox();
    const lines = events.map((line) => JSON.stringify(line));
    expect(lines.some((line) => line.includes('problem_rescore'))).toBe(true);
    expect(lines.some((line) => line.includes('edx.grades.problem.rescored'))).toBe(true);
    expect(lines.some((line) => line.includes('completion'))).toBe(false);
    expect(jobs).toContain('grading.update-grades');
  });

  it('lets a better score stay where only a higher one is wanted', async () => {
    await answers(opened.ada, '1');
    await opened.importCourse(inside('2'));
    const input = { usageKey, userId: opened.ada, askedBy: teacher };
    await opened.learning.rescore({ ...input, onlyIfHigher: true }, opened.origin);
    expect(await scoreOf(opened.ada)).toBe(1);
    await opened.learning.rescore({ ...input, onlyIfHigher: false }, opened.origin);
    expect(await scoreOf(opened.ada)).toBe(0);
  });

  it('does the same for everybody in the background, however often it runs', async () => {
    const ben = await opened.learner('ben');
    await answers(opened.ada, '2');
    await answers(ben, '1');
    await opened.importCourse(inside('2'));
    await opened.outbox();
    await opened.learning.rescoreAll({ usageKey, onlyIfHigher: false, askedBy: teacher });
    expect((await opened.outbox()).jobs).toEqual([rescoreBlockJob.name]);
    const payload = { courseKey: testCourseKey, usageKey, onlyIfHigher: false, askedBy: teacher };
    const seen: number[] = [];
    const context = {
      id: 'job',
      attempt: 1,
      signal: new AbortController().signal,
      progress: async (done: number) => void seen.push(done),
    };
    for (let time = 0; time < 2; time++) {
      await rescoreBlock(opened).run(payload, context);
      expect([await scoreOf(opened.ada), await scoreOf(ben)]).toEqual([1, 0]);
    }
    expect(seen.at(-1)).toBe(1);
  });

  it('goes on where it was interrupted, grades nobody twice and tells nothing twice', async () => {
    const learners = [opened.ada, await opened.learner('ben'), await opened.learner('cas')];
    for (const learner of learners) await answers(learner, '2');
    await opened.importCourse(inside('2'));
    await opened.outbox();
    const payload = { courseKey: testCourseKey, usageKey, onlyIfHigher: false, askedBy: teacher };
    const run = (signal: AbortSignal) =>
      rescoreBlock(opened).run(payload, { id: 'job', attempt: 1, signal, progress: () => Promise.resolve() });
    const rescored = async (): Promise<(number | undefined)[]> => {
      const { events } = await opened.outbox();
      const line = z.object({ event_type: z.string(), event: z.looseObject({ user_id: z.string() }) });
      return events.flatMap((given) => {
        const { event, event_type } = line.safeParse(given).data ?? {};
        return event_type === 'edx.grades.problem.rescored' ? [Number(event?.user_id)] : [];
      });
    };
    // Stopped before the second learner, when the first has been stored.
    let asked = 0;
    const interrupted = {
      throwIfAborted: () => {
        if (++asked === 2) throw new Error('stopped');
      },
    };
    await expect(run(Object.assign(new AbortController().signal, interrupted))).rejects.toThrow('stopped');
    expect(await rescored()).toEqual([opened.ada]);
    const { signal } = new AbortController();
    // Of two workers who have it at once, one comes to each learner.
    await Promise.all([run(signal), run(signal)]);
    expect((await rescored()).toSorted((a, b) => Number(a) - Number(b))).toEqual(learners.slice(1));
    expect(await Promise.all(learners.map(scoreOf))).toEqual([1, 1, 1]);
  });

  it('refuses what has not been answered', async () => {
    const input = { usageKey, userId: opened.ada, onlyIfHigher: false, askedBy: teacher };
    expect(await opened.learning.rescore(input, opened.origin)).toEqual({ refused: 'not_answered' });
  });

  it('is for course staff, and for blocks that can be graded anew', async () => {
    const input = { usageKey, userId: opened.ada, onlyIfHigher: false };
    await expect(
      opened.learning.rescore({ ...input, askedBy: opened.ada }, opened.origin),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(opened.learning.rescoreAll({ ...input, askedBy: opened.ada })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const html = { ...input, usageKey: testUsageKey('html', 'h'), askedBy: teacher };
    await expect(opened.learning.rescore(html, opened.origin)).rejects.toMatchObject({ code: 'bad_input' });
  });
});
