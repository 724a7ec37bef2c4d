import type { ContractTools } from '../testing/contract-tools.ts';
import { hostileTexts, using, type StoreHarness } from '../testing/store-harness.ts';
import type { StoredSubmission, SubmissionStore } from './submission-store.port.ts';

type Stores = { readonly submissions: SubmissionStore };

function submission(more: Partial<StoredSubmission> = {}): StoredSubmission {
  return {
    userId: 1,
    courseKey: 'course-v1:O+C+R',
    usageKey: 'block-v1:O+C+R+type@problem+block@p',
    commit: 'a'.repeat(64),
    attempt: 1,
    seed: 1,
    answers: { p_2_1: 'choice_0' },
    evaluation: { score: 0.5 },
    at: 1_700_000_000_000_001,
    ...more,
  };
}

/** What every submission store keeps. */
export function submissionStoreContract(
  { describe, it, expect }: ContractTools,
  name: string,
  open: () => Promise<StoreHarness<Stores>>,
): void {
  const test = using(open);
  describe(`submission store: ${name}`, () => {
    it(
      'gives submissions back whole, in the order in which they came, with ties and below the second',
      test(async ({ records, reopen }) => {
        const all = [
          submission({ previous: { p_2_1: { correctness: 'incorrect' } } }),
          submission({ attempt: 2, at: 1_700_000_000_000_001 }),
          submission({ attempt: 3, at: 1_700_000_000_000_002, seed: 2 ** 31 - 1 }),
        ];
        for (const one of all) await records.transaction(({ submissions }) => submissions.addSubmission(one));
        const key = submission().usageKey;
        expect(await records.read(({ submissions }) => submissions.submissions(1, key))).toEqual(all);
        const again = await reopen();
        expect(await again.read(({ submissions }) => submissions.submissions(1, key))).toEqual(all);
      }),
    );

    it(
      'keeps learners and blocks apart, and hostile answers as they are',
      test(async ({ records }) => {
        const all = hostileTexts.map((text) =>
          submission({ usageKey: text, answers: { text, long: 'x'.repeat(100_000) } }),
        );
        await records.transaction(async ({ submissions }) => {
          for (const one of all) await submissions.addSubmission(one);
          await submissions.addSubmission(submission({ userId: 2, usageKey: hostileTexts[0] }));
        });
        for (const [index, text] of hostileTexts.entries()) {
          const found = await records.read(({ submissions }) => submissions.submissions(1, text));
          expect(found).toEqual([all[index]]);
        }
        expect(await records.read(({ submissions }) => submissions.submissions(3, 'twin'))).toEqual([]);
      }),
    );

    it(
      'has nothing of a transaction that failed',
      test(async ({ records }) => {
        const failing = records.transaction(async ({ submissions }) => {
          await submissions.addSubmission(submission());
          throw new Error('undo');
        });
        await expect(failing).rejects.toThrow('undo');
        const key = submission().usageKey;
        expect(await records.read(({ submissions }) => submissions.submissions(1, key))).toEqual([]);
      }),
    );

    it(
      'tells when a learner first submitted to any of some blocks',
      test(async ({ records }) => {
        await records.transaction(async ({ submissions }) => {
          await submissions.addSubmission(submission({ usageKey: 'a', at: 30 }));
          await submissions.addSubmission(submission({ usageKey: 'b', at: 20 }));
          await submissions.addSubmission(submission({ usageKey: 'b', at: 40 }));
          await submissions.addSubmission(submission({ usageKey: 'b', at: 10, userId: 2 }));
        });
        await records.read(async ({ submissions }) => {
          const many = Array.from({ length: 600 }, (_, index) => `block ${index}`);
          expect(await submissions.firstSubmitted(1, ['a', ...many, 'b'])).toBe(20);
          expect(await submissions.firstSubmitted(1, ['a'])).toBe(30);
          expect(await submissions.firstSubmitted(1, ['c'])).toBeUndefined();
          expect(await submissions.firstSubmitted(1, [])).toBeUndefined();
        });
      }),
    );

    it(
      'gives the submissions to a block to another learner, and tells what was submitted to',
      test(async ({ records }) => {
        await records.transaction(async ({ submissions }) => {
          for (const usageKey of ['b', 'a', 'a']) await submissions.addSubmission(submission({ usageKey }));
          expect(await submissions.submittedTo(1)).toEqual(['a', 'b']);
          await submissions.moveSubmissions(1, 2, 'a');
        });
        await records.read(async ({ submissions }) => {
          expect(await submissions.submittedTo(1)).toEqual(['b']);
          expect(await submissions.submissions(2, 'a')).toEqual([
            submission({ userId: 2, usageKey: 'a' }),
            submission({ userId: 2, usageKey: 'a' }),
          ]);
        });
      }),
    );

    it(
      'makes every text of a learner’s submissions another, and nobody else’s',
      test(async ({ records }) => {
        const other = (text: string) => text.replaceAll('ada', 'b');
        const told = { answers: { p_2_1: 'I am ada' }, previous: { ada: 'ada' } };
        await records.transaction(async ({ submissions }) => {
          for (const userId of [1, 2]) {
            await submissions.addSubmission(submission({ userId, ...told }));
            await submissions.addSubmission(submission({ userId }));
          }
          expect(await submissions.rewriteSubmissions(1, other)).toBe(1);
          expect(await submissions.rewriteSubmissions(1, other)).toBe(0);
        });
        const kept = (userId: number) =>
          records.read(({ submissions }) => submissions.submissions(userId, submission({}).usageKey));
        expect(await kept(1)).toEqual([
          submission({ answers: { p_2_1: 'I am b' }, previous: { b: 'b' } }),
          submission({}),
        ]);
        expect(await kept(2)).toEqual([submission({ userId: 2, ...told }), submission({ userId: 2 })]);
      }),
    );
  });
}
