import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testLearning } from '../learning/testing/test-learning.ts';
import { nothingTold, type Demographics } from './demographics.ts';
import { retireAccount } from './retire-account.ts';

describe('what learners tell of themselves', () => {
  let opened: Awaited<ReturnType<typeof testLearning>>;
  beforeEach(async () => {
    opened = await testLearning('<chapter url_name="c"/>');
  });
  afterEach(() => opened.close());
  const tell = (changes: Partial<Demographics>) =>
    opened.learners.tellDemographics(opened.ada, changes, opened.origin);
  const told = () => opened.learners.demographics(opened.ada);
  const events = async () => (await opened.outbox()).events.map(({ name, event }) => [name, event]);

  it('is nothing at first, changes part by part, and can be taken back', async () => {
    expect(await told()).toEqual(nothingTold);
    expect(await tell({ yearOfBirth: 1990 })).toEqual({ ...nothingTold, yearOfBirth: 1990 });
    await tell({ gender: 'f', levelOfEducation: 'b' });
    expect(await told()).toEqual({ yearOfBirth: 1990, gender: 'f', levelOfEducation: 'b' });
    await tell({ yearOfBirth: null });
    expect(await told()).toEqual({ yearOfBirth: null, gender: 'f', levelOfEducation: 'b' });
  });

  it('leaves an event of each change, and of nothing else', async () => {
    await tell({ yearOfBirth: 1990, gender: 'f' });
    const common = { user_id: opened.ada, truncated: [], table: 'auth_userprofile' };
    expect(await events()).toEqual([
      ['edx.user.settings.changed', { ...common, setting: 'gender', old: null, new: 'f' }],
      ['edx.user.settings.changed', { ...common, setting: 'year_of_birth', old: null, new: 1990 }],
    ]);
    await tell({ yearOfBirth: 1990 });
    await tell({});
    expect(await events()).toEqual([]);
  });

  it.each([
    { yearOfBirth: 1906 },
    { yearOfBirth: 2027 },
    { yearOfBirth: 1990.5 },
    { yearOfBirth: Number.NaN },
  ])('is not %j in the year 2026, and stays what it was', async (changes) => {
    await tell({ gender: 'o' });
    await expect(tell(changes)).rejects.toMatchObject({ code: 'bad_input', data: { field: 'yearOfBirth' } });
    expect(await told()).toEqual({ ...nothingTold, gender: 'o' });
  });

  it('is the first and last year of Open edX’s list', async () => {
    await tell({ yearOfBirth: 1907 });
    expect(await tell({ yearOfBirth: 2026 })).toMatchObject({ yearOfBirth: 2026 });
  });

  it('is told of an account that is there', async () => {
    await expect(opened.learners.demographics(4711)).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      opened.learners.tellDemographics(4711, { gender: 'm' }, opened.origin),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is gone with the person', async () => {
    await tell({ yearOfBirth: 1990 });
    await opened.records.transaction((tx) =>
      retireAccount(tx, { userId: opened.ada, nameOf: () => 'gone', at: 1 }, opened.origin),
    );
    const left = await opened.records.read(({ demographics }) => demographics.demographics(opened.ada));
    expect(left).toEqual(nothingTold);
  });
});
