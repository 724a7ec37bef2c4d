import { systemClock } from '@coursewright/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contextRoles } from '../spec/roles.ts';
import { openTestPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { courseKey, openTestTool, type TestTool } from '../testing/test-tool.ts';
import { walkLaunch } from '../testing/walk-launch.ts';
import type { Roster } from './roster-store.port.ts';

const members = '/lti/platform/contexts/course-1/memberships';

describe('the roster of a platform’s course', () => {
  let ahead = 0;
  const clock = { now: () => systemClock.now() + ahead };
  let platform: TestPlatform;
  let tool: TestTool;
  let registrationId: string;
  beforeEach(async () => {
    ahead = 0;
    [platform, tool] = await Promise.all([openTestPlatform({ clock }), openTestTool({ clock })]);
    ({ id: registrationId } = await tool.tool.platforms.add(platform.register(tool.tool.addresses)));
  });
  afterEach(async () => {
    await tool.close();
    await platform.close();
  });

  const launch = async (user = 'teacher', linkId = 'link-1', contextId = 'course-1') => {
    await platform.store.putLink({
      id: linkId,
      contextId,
      clientId: 'client-1',
      title: 'The course',
      custom: { course: courseKey },
    });
    const initiation = await platform.platform.startLaunch({ linkId, user: { id: user } });
    const answer = await walkLaunch(initiation, user);
    if (answer.status !== 303) throw new Error(await answer.text());
    return tool.opened.at(-1)?.userId ?? 0;
  };
  const roster = async (): Promise<Roster> => {
    const { items } = await tool.tool.rosters.list({ registrationId, limit: 9 });
    const [only] = items;
    if (only === undefined) throw new Error('There is no roster.');
    return only;
  };
  const read = async (rosterId?: string, asked = true) => {
    const handler = tool.tool.jobs.find(({ job }) => job.name === 'lti.sync-roster');
    const payload = { rosterId: rosterId ?? (await roster()).id, asked };
    const signal = new AbortController().signal;
    await handler?.run(payload, { id: 'j', attempt: 1, signal, progress: async () => undefined });
  };
  const learners = async () => {
    const { items } = await tool.engine.learners.learners(courseKey, { limit: 100 });
    return items.map(({ name, email }) => `${name} ${email}`).toSorted();
  };
  const accountOf = (subject: string) =>
    tool.deps.records.read(({ ltiUsers }) => ltiUsers.accountOf(registrationId, subject));
  const rolesOf = async (subject: string) =>
    tool.engine.learners.roles((await accountOf(subject)) ?? 0, courseKey);
  const put = (id: string, more: object = {}) =>
    platform.store.putMember('course-1', { user: { id, name: `Named ${id}` }, roles: ['Learner'], ...more });
  const asks = () => platform.requests.filter((one) => one.endsWith('/memberships')).length;
  const jobs = () => tool.statements.filter((one) => one.includes('lti.sync-roster')).length;

  it('is read when a teacher comes: learners are enrolled without a launch, teachers are course staff', async () => {
    await put('assistant', { roles: [contextRoles.teachingAssistant] });
    await put('observer', { roles: ['Mentor'] });
    await launch();
    await read();
    expect(await learners()).toEqual([
      'Ada Lovelace ada@example.org',
      'Bob ',
      'Grace Hopper grace@example.org',
    ]);
    expect(await rolesOf('assistant')).toEqual(['staff']);
    expect(await rolesOf('ada')).toEqual([]);
    const found = await tool.tool.rosters.members((await roster()).id, { limit: 9 });
    expect(found.items.length).toBe(5);
    // Who comes then has the account that was made for them.
    const before = await accountOf('ada');
    expect(await launch('ada')).toBe(before);
  });

  it('is read once an hour at most, and only for teachers', async () => {
    await launch('ada');
    expect(jobs()).toBe(0);
    await launch();
    await launch();
    expect(jobs()).toBe(1);
    await read(undefined, false);
    await read(undefined, false);
    expect(asks()).toBe(1);
    ahead += 3601 * 1_000_000;
    tool.statements.length = 0;
    await launch();
    expect(jobs()).toBe(1);
    await read(undefined, false);
    expect(asks()).toBe(2);
    await tool.tool.rosters.sync((await roster()).id);
    await read();
    expect(asks()).toBe(3);
    await expect(tool.tool.rosters.sync('nothing')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('follows who comes, changes and leaves by the differences, and by the whole once a day', async () => {
    await put('carl');
    await launch();
    await read();
    const whole = await roster();
    expect(whole.differencesUrl).toContain('since=');
    await put('dora');
    await put('carl', { status: 'Inactive' });
    await platform.store.deleteMember('course-1', 'bob');
    await put('ada', { roles: ['Instructor'] });
    platform.requests.length = 0;
    await read();
    // Who teaches now stays where they learned.
    const ada = 'Named ada ada@example.org';
    const grace = 'Grace Hopper grace@example.org';
    expect(await learners()).toEqual([grace, ada, 'Named dora ']);
    expect(await rolesOf('ada')).toEqual(['staff']);
    const found = await tool.tool.rosters.members(whole.id, { limit: 9 });
    expect(found.items.map(({ state }) => state).toSorted()).toEqual([
      'Active',
      'Active',
      'Active',
      'Deleted',
      'Inactive',
    ]);
    await put('carl');
    await put('ada');
    await read();
    expect(await learners()).toEqual([grace, ada, 'Named carl ', 'Named dora ']);
    expect(await rolesOf('ada')).toEqual([]);
    // The whole list names who is there: whom it does not name has left.
    ahead += 25 * 3600 * 1_000_000;
    await platform.store.deleteMember('course-1', 'dora');
    await read();
    expect(await learners()).toEqual([grace, ada, 'Named carl ']);
    expect((await roster()).wholeAt).toBeGreaterThan(whole.wholeAt ?? 0);
  });

  it('is read whole where an address of differences has run out', async () => {
    await launch();
    await read();
    const { id, ...rest } = await roster();
    const gone = `${platform.origin}/gone`;
    await tool.deps.records.transaction(({ ltiRosters }) =>
      ltiRosters.putRoster({ ...rest, id, differencesUrl: gone }),
    );
    await put('carl');
    await read();
    expect(await learners()).toContain('Named carl ');
    expect((await roster()).differencesUrl).not.toBe(gone);
  });

  it('comes in pages, of which each changes only what is new', async () => {
    for (let index = 0; index < 450; index += 1) await put(`learner-${String(index).padStart(4, '0')}`);
    await launch();
    await read();
    expect(asks()).toBe(3);
    const { next } = await tool.tool.rosters.members((await roster()).id, { limit: 452 });
    expect(next).toBeDefined();
    tool.statements.length = 0;
    const { id, differencesUrl: _none, ...rest } = await roster();
    await tool.deps.records.transaction(({ ltiRosters }) => ltiRosters.putRoster({ ...rest, id }));
    tool.statements.length = 0;
    await read();
    expect(tool.statements.filter((one) => one === 'ltiRosters.putMember')).toEqual([]);
    expect(tool.statements.filter((one) => one === 'ltiRosters.markSeen').length).toBe(3);
  });

  it('keeps of persons what the registration allows', async () => {
    await tool.tool.platforms.change(registrationId, { personal_data: { name: true, email: false } });
    await launch();
    await read();
    expect(await learners()).toEqual(['Ada Lovelace ', 'Bob ', 'Grace Hopper ']);
    await put('bob', { user: { id: 'bob', name: 'Robert', email: 'bob@example.org' } });
    await read();
    expect(await learners()).toEqual(['Ada Lovelace ', 'Grace Hopper ', 'Robert ']);
  });

  it('makes nobody known who has left already, and unenrols who came by a launch', async () => {
    await put('carl', { status: 'Inactive' });
    await launch('ada');
    await put('ada', { status: 'Inactive' });
    await launch();
    await read();
    expect(await accountOf('carl')).toBe(undefined);
    expect(await learners()).toEqual(['Bob ', 'Grace Hopper grace@example.org']);
  });

  it('leaves somebody in the course who is in it by another course of the platform', async () => {
    await platform.store.putContext({ id: 'course-2', label: 'C2', title: 'Course two' });
    for (const one of await platform.store.members('course-1')) {
      if (one.user.id !== 'bob') await platform.store.putMember('course-2', one);
    }
    await launch();
    await launch('teacher', 'link-2', 'course-2');
    const { items } = await tool.tool.rosters.list({ registrationId, limit: 9 });
    for (const { id } of items) await read(id);
    for (const id of ['ada', 'teacher']) await platform.store.deleteMember('course-1', id);
    for (const { id } of items) await read(id);
    expect(await learners()).toContain('Ada Lovelace ada@example.org');
    expect(await rolesOf('teacher')).toEqual(['staff']);
    for (const id of ['ada', 'teacher']) await platform.store.deleteMember('course-2', id);
    for (const { id } of items) await read(id);
    expect(await learners()).toEqual(['Bob ']);
    expect(await rolesOf('teacher')).toEqual([]);
  });

  it('says why it could not be read, and tries again what time can mend', async () => {
    await launch();
    platform.answer = { path: members, status: 500, body: 'down' };
    await expect(read()).rejects.toThrow(/500/);
    expect((await roster()).error).toContain('500 to the members request: down');
    platform.answer = { path: members, status: 403, body: 'not for tools' };
    await read();
    expect((await roster()).error).toContain('not for tools');
    platform.answer = { path: members, status: 429, headers: { 'retry-after': '60' } };
    tool.statements.length = 0;
    await read();
    expect(tool.statements.some((one) => one.includes('"delayMs":60000'))).toBe(true);
    platform.answer = null;
    await read();
    expect(await roster()).not.toHaveProperty('error');
  });

  it('is not read of a platform that is paused, nor for a course that it may not open', async () => {
    await launch();
    await tool.tool.platforms.pause(registrationId);
    await read();
    await tool.tool.platforms.approve(registrationId);
    await tool.tool.platforms.change(registrationId, { courses: ['course-v1:Other+C+1'] });
    await read();
    expect(asks()).toBe(0);
  });
});
