import type { ContractTools } from '../testing/contract-tools.ts';
import { hostileTexts, using, type StoreHarness } from '../testing/store-harness.ts';
import type { ProblemScore } from './problem-score.ts';
import type { ScoreStore } from './score-store.port.ts';

type Stores = { readonly scores: ScoreStore };

const course = 'course-v1:O+C+R';
const score = (usageKey: string, more: Partial<ProblemScore> = {}): ProblemScore => ({
  userId: 1,
  courseKey: course,
  usageKey,
  earned: 1 / 3,
  possible: 2,
  graded: true,
  at: 1_700_000_000_000_001,
  commit: 'a'.repeat(64),
  version: 1,
  changed: 1_700_000_000_000_002,
  pending: true,
  ...more,
});

/** What every score store keeps. */
export function scoreStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<Stores>>,
): void {
  const test = using(open);
  describe(`score store: ${name}`, () => {
    it(
      'gives scores back whole, hostile names apart, by usage key',
      test(async ({ records, reopen }) => {
        await records.transaction(async ({ scores }) => {
          for (const usageKey of hostileTexts) expect(await scores.putScore(score(usageKey), 0)).toBe(true);
          await scores.putScore(score('other', { courseKey: `${course}2` }), 0);
          await scores.putScore(score('twin', { userId: 2, graded: false, pending: false }), 0);
        });
        const other = await reopen();
        await other.read(async ({ scores }) => {
          for (const usageKey of hostileTexts)
            expect(await scores.score(1, usageKey)).toEqual(score(usageKey));
          const found = await scores.scores(1, course);
          expect(found.map(({ usageKey }) => usageKey).sort()).toEqual([...hostileTexts].sort());
          expect(await scores.scores(2, course)).toEqual([
            score('twin', { userId: 2, graded: false, pending: false }),
          ]);
          expect(await scores.score(3, 'twin')).toBe(undefined);
          expect((await scores.scoredBy(1)).length).toBe(hostileTexts.length + 1);
        });
      }),
    );

    it(
      'replaces a score of the expected version only',
      test(async ({ records }) => {
        const put = (version: number, from: number, earned: number) =>
          records.transaction(({ scores }) => scores.putScore(score('p', { version, earned }), from));
        expect(await put(1, 1, 0)).toBe(false);
        expect(await put(1, 0, 0)).toBe(true);
        expect(await put(1, 0, 2)).toBe(false);
        expect(await put(2, 1, 1)).toBe(true);
        expect(await put(2, 1, 2)).toBe(false);
        const stored = await records.read(({ scores }) => scores.score(1, 'p'));
        expect(stored).toEqual(score('p', { version: 2, earned: 1 }));
      }),
    );

    it(
      'lets one of two processes that replace the same version win',
      test(async ({ records, reopen }) => {
        const other = await reopen();
        await records.transaction(({ scores }) => scores.putScore(score('p'), 0));
        const won = await Promise.all(
          [records, other].map((each, earned) =>
            each.transaction(({ scores }) => scores.putScore(score('p', { version: 2, earned }), 1)),
          ),
        );
        expect(won.filter(Boolean)).toEqual([true]);
        const stored = await records.read(({ scores }) => scores.score(1, 'p'));
        expect(stored?.earned).toBe(won.indexOf(true));
      }),
    );

    it(
      "settles one learner's scores in one course",
      test(async ({ records }) => {
        await records.transaction(async ({ scores }) => {
          await scores.putScore(score('p'), 0);
          await scores.putScore(score('q', { courseKey: `${course}2` }), 0);
          await scores.putScore(score('p', { userId: 2 }), 0);
          await scores.settleScores(1, course);
          await scores.settleScores(1, course);
        });
        await records.read(async ({ scores }) => {
          expect((await scores.score(1, 'p'))?.pending).toBe(false);
          expect((await scores.score(1, 'q'))?.pending).toBe(true);
          expect((await scores.score(2, 'p'))?.pending).toBe(true);
        });
      }),
    );

    it(
      'gives a score to another learner, whose grades it then waits for',
      test(async ({ records }) => {
        await records.transaction(async ({ scores }) => {
          await scores.putScore(score('p', { version: 3, pending: false }), 0);
          await scores.moveScore(1, 2, 'p');
          await scores.moveScore(1, 2, 'none');
        });
        await records.read(async ({ scores }) => {
          expect(await scores.scores(1, course)).toEqual([]);
          expect(await scores.scores(2, course)).toEqual([score('p', { userId: 2, version: 3 })]);
        });
      }),
    );

    it(
      'lists all scores by learner and usage key, page by page',
      test(async ({ records }) => {
        const all = [1, 2].flatMap((userId) => ['B', 'a', '😀'].map((key) => score(key, { userId })));
        await records.transaction(async ({ scores }) => {
          for (const one of all.toReversed()) await scores.putScore(one, 0);
        });
        const seen: ProblemScore[] = [];
        for (let after: string | undefined, more = true; more; more = after !== undefined) {
          const page = await records.read(({ scores }) =>
            scores.listScores({ limit: 2, ...(after !== undefined && { after }) }),
          );
          seen.push(...page.items);
          after = page.next;
        }
        expect(seen).toEqual(all);
      }),
    );
  });
}
