import { expect, it } from 'vitest';
import { isRefusal } from '../shared/refusal.ts';
import { testCourseKey, testLearners } from './testing/test-learners.ts';

it('keeps an account and gives it back without its password', async () => {
  const { learners, add, clock, close } = await testLearners();
  const ada = await add('ada', { name: 'Ada Lovelace 😀', password: 'correct horse', language: 'es-MX' });
  expect(ada).toEqual({
    id: ada.id,
    username: 'ada',
    email: 'ada@example.org',
    name: 'Ada Lovelace 😀',
    kind: 'full',
    superuser: false,
    language: 'es-MX',
    created: clock.at,
  });
  expect(await learners.account(ada.id)).toEqual(ada);
  expect(await learners.accountByUsername('ada')).toEqual(ada);
  expect(await learners.accountByUsername('Ada')).toBe(undefined);
  await expect(learners.account(99)).rejects.toMatchObject({ code: 'not_found' });
  await close();
});

it('refuses names in use, also in another case, and says which', async () => {
  const { add, close } = await testLearners();
  await add('ada');
  await expect(add('ada', { email: 'b@example.org' })).rejects.toMatchObject({
    code: 'conflict',
    data: { field: 'username' },
  });
  await expect(add('ADA', { email: 'b@example.org' })).rejects.toMatchObject({ code: 'conflict' });
  await expect(add('ben', { email: 'ADA@Example.org' })).rejects.toMatchObject({
    code: 'conflict',
    data: { field: 'email' },
  });
  await close();
});

it('lets launches and guests bring any address, or none', async () => {
  const { add, close } = await testLearners();
  await add('ada');
  await add('lti-1', { kind: 'lti', email: 'ada@example.org' });
  await add('lti-2', { kind: 'lti', email: 'ada@example.org' });
  await add('guest-1', { kind: 'guest', email: '' });
  await expect(add('ben', { email: '' })).rejects.toMatchObject({ code: 'bad_input' });
  await close();
});

it.each([
  ['username', { username: '' }],
  ['username', { username: 'a'.repeat(31) }],
  ['username', { username: 'ada lovelace' }],
  ['username', { username: 'ada\n' }],
  ['username', { username: 'añada' }],
  ['email', { email: 'ada' }],
  ['email', { email: 'ada@example.org\nbcc: x@example.org' }],
  ['name', { name: 'two\nlines' }],
  ['name', { name: 'x'.repeat(256) }],
  ['language', { language: 'not a tag' }],
  ['password', { password: 'short' }],
  ['password', { password: 'x'.repeat(1001) }],
])('refuses a %s that is not well formed: %j', async (field, more) => {
  const { learners, add, close } = await testLearners();
  await expect(add('ada', more)).rejects.toMatchObject({ code: 'bad_input', data: { field } });
  expect(await learners.accountByUsername('ada')).toBe(undefined);
  await close();
});

it('logs in by username and by e-mail address, and answers every wrong log-in alike', async () => {
  const { learners, add, close } = await testLearners();
  const ada = await add('Ada', { password: 'correct horse' });
  await add('lti-1', { kind: 'lti' });
  expect(await learners.authenticate('Ada', 'correct horse')).toEqual(ada);
  expect(await learners.authenticate('ADA@EXAMPLE.ORG', 'correct horse')).toEqual(ada);
  for (const [login, password] of [
    ['Ada', 'wrong horse'],
    ['ada', 'correct horse'],
    ['nobody', 'correct horse'],
    ['nobody@example.org', 'correct horse'],
    ['lti-1', ''],
    ['', ''],
  ] as const)
    expect(await learners.authenticate(login, password)).toEqual({ refused: 'wrong_login' });
  await close();
});

it('does as much work for a name that is not there as for a wrong password', async () => {
  const { learners, add, service, close } = await testLearners();
  await add('ada', { password: 'correct horse' });
  // A cost that no hash can be made at: whoever hashes, fails.
  const broken = service({ logN: 60, r: 8, p: 1 });
  await expect(broken.authenticate('nobody', 'wrong horse')).rejects.toThrow(/out of range/);
  expect(await learners.authenticate('nobody', 'wrong horse')).toEqual({ refused: 'wrong_login' });
  await close();
});

it('hashes a password anew at the log-in after the cost has risen', async () => {
  const { add, service, records, close } = await testLearners();
  const { id } = await add('ada', { password: 'correct horse' });
  const hash = async () =>
    (await records.read(({ accounts }) => accounts.accountById(id)))?.passwordHash ?? '';
  const [before, dearer] = [await hash(), service({ logN: 5, r: 8, p: 2 })];
  expect(isRefusal(await dearer.authenticate('ada', 'wrong horse'))).toBe(true);
  expect(await hash()).toBe(before);
  expect(isRefusal(await dearer.authenticate('ada', 'correct horse'))).toBe(false);
  const after = await hash();
  expect(after).toMatch(/^\$scrypt\$ln=5,r=8,p=2\$/);
  expect(isRefusal(await dearer.authenticate('ada', 'correct horse'))).toBe(false);
  expect(await hash()).toBe(after);
  await close();
});

it('changes a password', async () => {
  const { learners, add, close } = await testLearners();
  const { id } = await add('ada', { password: 'correct horse' });
  await learners.setPassword(id, 'battery staple');
  expect(isRefusal(await learners.authenticate('ada', 'correct horse'))).toBe(true);
  expect(isRefusal(await learners.authenticate('ada', 'battery staple'))).toBe(false);
  await expect(learners.setPassword(id, 'short')).rejects.toMatchObject({ code: 'bad_input' });
  await expect(learners.setPassword(99, 'battery staple')).rejects.toMatchObject({ code: 'not_found' });
  await close();
});

it('grants roles in one course and takes them away', async () => {
  const { learners, add, close } = await testLearners();
  const { id } = await add('ada');
  await learners.setRole(id, testCourseKey, 'staff', true);
  // The old form names the same course.
  expect(await learners.roles(id, 'Org/Test/run')).toEqual(['staff']);
  expect(await learners.roles(id, 'course-v1:Org+Test+other')).toEqual([]);
  await learners.setRole(id, testCourseKey, 'staff', false);
  expect(await learners.roles(id, testCourseKey)).toEqual([]);
  await expect(learners.setRole(99, testCourseKey, 'staff', true)).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(learners.roles(id, 'nonsense')).rejects.toMatchObject({ code: 'invalid_key' });
  await close();
});
