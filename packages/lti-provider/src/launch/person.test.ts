import { afterEach, describe, expect, it } from 'vitest';
import type { PlatformUser } from '../platform/platform-store.port.ts';
import type { RegistrationInput } from '../registrations/registration-input.ts';
import { contextRoles } from '../spec/roles.ts';
import { launchAs, putCourseLink } from '../testing/launched-course.ts';
import { openTestPlatform } from '../testing/test-platform.ts';
import { openTestTool } from '../testing/test-tool.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

async function school(more: Partial<RegistrationInput> = {}) {
  const [platform, tool] = await Promise.all([openTestPlatform(), openTestTool()]);
  opened.push(platform, tool);
  const { id } = await tool.tool.platforms.add({ ...platform.register(tool.tool.addresses), ...more });
  await putCourseLink(platform, tool);
  /** Launches as a member who is called so, and answers the account. */
  const launch = async (user: PlatformUser) => {
    await platform.store.putMember('course-1', { user, roles: [contextRoles.learner] });
    expect(await launchAs(platform, user.id)).toBe('ok');
    return tool.engine.learners.account(tool.opened.at(-1)?.userId ?? 0);
  };
  return { launch, tool, id };
}

const ada = { id: 'ada', name: 'Ada Byron', email: 'ada@example.org' };

describe('the person of a launch', () => {
  it('is the same account under another name and address, which it takes over', async () => {
    const { launch } = await school();
    const first = await launch(ada);
    const married = await launch({ ...ada, name: 'Ada Lovelace', email: 'lovelace@example.org' });
    expect(married).toEqual({ ...first, name: 'Ada Lovelace', email: 'lovelace@example.org' });
    // Told by given and family name, and no address any more: what is not told stays.
    const { email: _email, name: _name, ...silent } = ada;
    const renamed = await launch({ ...silent, givenName: 'Augusta', familyName: 'King' });
    expect(renamed).toEqual({ ...married, name: 'Augusta King' });
  });

  it('is nobody else for having the same e-mail address', async () => {
    const { launch, tool } = await school();
    const site = await tool.engine.learners.createAccount({
      username: 'ada',
      name: 'Ada',
      email: ada.email,
      password: 'correct horse battery',
    });
    const [one, other] = [await launch(ada), await launch({ ...ada, id: 'bob' })];
    expect(new Set([site.id, one.id, other.id]).size).toBe(3);
  });

  it('keeps the account as it is where the new name is none that accounts take', async () => {
    const { launch } = await school();
    const first = await launch(ada);
    const long = await launch({ ...ada, name: 'x'.repeat(300), email: 'new@example.org' });
    expect(long).toEqual({ ...first, email: 'new@example.org' });
  });

  it.each([
    [{ name: false }, { name: '', email: ada.email }],
    [{ email: false }, { name: ada.name, email: '' }],
    [
      { name: false, email: false },
      { name: '', email: '' },
    ],
  ])('is kept without what the registration does not allow: %o', async (personal_data, kept) => {
    const { launch } = await school({ personal_data });
    expect(await launch(ada)).toMatchObject(kept);
    expect(await launch({ ...ada, name: 'Other', email: 'other@example.org' })).toMatchObject({
      name: kept.name === '' ? '' : 'Other',
      email: kept.email === '' ? '' : 'other@example.org',
    });
  });

  it('loses at the next launch what is not allowed any more', async () => {
    const { launch, tool, id } = await school();
    expect(await launch(ada)).toMatchObject({ name: ada.name, email: ada.email });
    await tool.tool.platforms.change(id, { personal_data: { name: false, email: false } });
    expect(await launch(ada)).toMatchObject({ name: '', email: '' });
    await tool.tool.platforms.change(id, { personal_data: { name: true } });
    expect(await launch(ada)).toMatchObject({ name: ada.name, email: '' });
  });

  it('writes nothing when nothing is new', async () => {
    const { launch, tool } = await school();
    // The first one tells which product the platform is, so that the second reads the registrations again.
    await launch(ada);
    await launch(ada);
    tool.statements.length = 0;
    await launch(ada);
    expect(tool.statements).toEqual(['ltiNonces.claimNonce', 'ltiLinks.knownAt']);
  });
});
