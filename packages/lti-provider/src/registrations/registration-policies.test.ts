import { afterEach, describe, expect, it } from 'vitest';
import { createLtiTool } from '../create-lti-tool.ts';
import { putCourseLink, launchAs } from '../testing/launched-course.ts';
import { openTestPlatform } from '../testing/test-platform.ts';
import { courseKey, openTestTool } from '../testing/test-tool.ts';
import { beginLogin, postMessage } from '../testing/walk-launch.ts';
import type { RegistrationInput } from './registration-input.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

/** A platform and a tool that know each other; the tool's clock is the test's. */
async function introduced(more: Partial<RegistrationInput> = {}) {
  const time = { ahead: 0 };
  const clock = { now: () => Date.now() * 1000 + time.ahead };
  const [platform, tool] = await Promise.all([openTestPlatform(), openTestTool({ clock })]);
  opened.push(platform, tool);
  const input = { ...platform.register(tool.tool.addresses), ...more };
  const registration = await tool.tool.platforms.add(input);
  await putCourseLink(platform, tool);
  return { platform, tool, time, input, id: registration.id, platforms: tool.tool.platforms };
}

describe('a registration', () => {
  it('launches while it is active, whoever else has it wait, pauses it or lets it go on', async () => {
    const { platform, id, platforms } = await introduced({ state: 'pending' });
    expect(await launchAs(platform, 'ada')).toBe('registration_pending');
    expect(await platforms.approve(id)).toMatchObject({ state: 'active' });
    expect(await launchAs(platform, 'ada')).toBe('ok');
    await platforms.pause(id);
    expect(await launchAs(platform, 'ada')).toBe('registration_paused');
    await platforms.approve(id);
    expect(await launchAs(platform, 'ada')).toBe('ok');
  });

  it('that is paused between login and launch does not launch', async () => {
    const { platform, tool, id, platforms } = await introduced();
    const initiation = await platform.platform.startLaunch({ linkId: 'link', user: { id: 'ada' } });
    const begun = await beginLogin(initiation.address);
    await platforms.pause(id);
    const answer = await postMessage(
      tool.tool.addresses.launch,
      { state: begun.state, id_token: 'x' },
      begun.cookie,
    );
    expect(await answer.text()).toContain('registration_paused');
  });

  it('that another process pauses stops within five seconds, and may frame pages on until then', async () => {
    const { platform, tool, id, time } = await introduced();
    expect(await launchAs(platform, 'ada')).toBe('ok');
    const other = createLtiTool(tool.deps);
    await other.platforms.pause(id);
    time.ahead += 5_000_000;
    expect(await launchAs(platform, 'ada')).toBe('registration_paused');
    expect(await tool.tool.platforms.frameOrigins()).toEqual([platform.origin]);
    await other.platforms.change(id, { state: 'pending' });
    time.ahead += 5_000_000;
    expect(await launchAs(platform, 'ada')).toBe('registration_pending');
    expect(await tool.tool.platforms.frameOrigins()).toEqual([]);
  });

  it('finds its links and accounts again when it is added after it was removed', async () => {
    const { platform, tool, id, input, platforms } = await introduced();
    await launchAs(platform, 'ada');
    await platforms.remove(id);
    expect(await launchAs(platform, 'ada')).toBe('platform_unknown');
    await expect(platforms.remove(id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(platforms.get(id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await platforms.add(input)).toMatchObject({ id });
    expect(await launchAs(platform, 'ada')).toBe('ok');
    expect(tool.opened[1]?.userId).toBe(tool.opened[0]?.userId);
  });

  it('refuses a deployment that is not listed, and takes any where it says so, each once', async () => {
    const { platform, id, platforms } = await introduced({ deployment_ids: ['other'] });
    expect(await launchAs(platform, 'ada')).toBe('login_deployment_unknown');
    await platforms.change(id, { deployments: 'any' });
    await Promise.all(['ada', 'bob', 'teacher'].map((user) => launchAs(platform, user)));
    expect(await platforms.get(id)).toMatchObject({ deploymentIds: ['other', '1'], product: 'coursewright' });
    await platforms.change(id, { deployments: 'listed' });
    expect(await launchAs(platform, 'ada')).toBe('ok');
  });

  it('opens the courses that it is allowed, and no account is made for another', async () => {
    const { platform, tool, id, platforms } = await introduced({ courses: ['course-v1:Not+This+One'] });
    expect(await launchAs(platform, 'ada')).toBe('course_not_allowed');
    expect(tool.opened).toEqual([]);
    expect(tool.statements.filter((call) => call.startsWith('ltiUsers'))).toEqual([]);
    await platforms.change(id, { courses: ['course-v1:Not+This+One', courseKey] });
    expect(await launchAs(platform, 'ada')).toBe('ok');
    await platforms.change(id, { courses: null });
    expect(await platforms.get(id)).not.toHaveProperty('courses');
  });

  it('is one of several that an issuer has, told apart by client id, with people of its own', async () => {
    const { platform, tool, platforms } = await introduced();
    await platforms.add(platform.register(tool.tool.addresses, { client_id: 'client-2' }));
    await putCourseLink(platform, tool, { id: 'link-2', clientId: 'client-2' });
    expect(await launchAs(platform, 'ada')).toBe('ok');
    expect(await launchAs(platform, 'ada', 'link-2')).toBe('ok');
    const [one, other] = tool.opened;
    expect(one?.userId).not.toBe(other?.userId);
  });

  it.each([
    ['deployment_ids', { deployment_ids: [] }],
    ['jwks_url', { jwks_url: 'http://p.example/jwks' }],
    ['courses.0', { courses: ['no course'] }],
    ['state', { state: 'asleep' }],
    ['', { colour: 'red' }],
  ])('names the field %s of a change that is wrong, and keeps what it was', async (field, wrong) => {
    const { id, platforms } = await introduced();
    const before = await platforms.get(id);
    await expect(platforms.change(id, wrong as never)).rejects.toMatchObject({
      code: 'bad_input',
      data: { field },
    });
    expect(await platforms.get(id)).toEqual(before);
  });
});
