import { afterAll, describe, expect, it } from 'vitest';
import { onEachDatabase } from '../adapters/sql/testing/sql-targets.ts';
import { testLearners } from './testing/test-learners.ts';

onEachDatabase({ afterAll, describe, it, expect }, (target) => {
  it(`makes one first administrator, of many who try at once in two processes: ${target.name}`, async () => {
    const { service, reopen, close } = await testLearners({}, target);
    const [one, other] = [service(), service(undefined, await reopen())];
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) =>
        (n % 2 === 0 ? one : other).createFirstAdministrator({
          username: `boss${n}`,
          email: `boss${n}@example.org`,
          name: 'Boss',
          password: 'correct horse',
        }),
      ),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const codes = tries.flatMap((tried) => (tried.status === 'rejected' ? [tried.reason.code] : []));
    expect(codes).toEqual(Array.from({ length: 7 }, () => 'already_there'));
    await close();
  });
});
