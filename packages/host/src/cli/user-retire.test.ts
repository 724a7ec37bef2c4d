import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runTestCli } from '../testing/test-cli.ts';
import { openTestHost, type TestHost } from '../testing/test-host.ts';

describe('coursewright user retire', () => {
  let host: TestHost;
  beforeAll(async () => {
    host = await openTestHost();
  });
  afterAll(() => host.close());

  // The command closes what it has opened; this host stays.
  const open = async () => ({ ...host.deps, close: async () => undefined });
  const run = (...args: string[]) => runTestCli(['user', 'retire', ...args], { open });

  it('does nothing until it is said that nobody can undo it', async () => {
    const { code, err } = await run('ana');
    expect(code).toBe(2);
    expect(err).toContain('--irreversible');
    expect((await host.engine.learners.account(host.learner.id)).username).toBe('ana');
  });

  it('retires by username and by address, and tells the name that stands since', async () => {
    const named = await run('ana', '--irreversible');
    expect(named).toMatchObject({ code: 0, err: '' });
    expect(named.out).toMatch(/^Retired: account \d+ is retired__user_[0-9a-f]{16} now\.\nA running host/);
    const addressed = await run('BEN@example.org', '--irreversible', '--json');
    const done: unknown = JSON.parse(addressed.out);
    expect(done).toMatchObject({ userId: host.other.id, lines: 0, reports: 0 });
    expect(addressed.out).not.toMatch(/ben|sealed/i);
  });

  it('refuses who was retired, who is not there, the last administrator and an address of several', async () => {
    expect((await run('ana', '--irreversible')).err).toContain('There is no account ana.');
    const { username } = await host.deps.retirements.of(host.learner.id);
    expect((await run(username, '--irreversible')).err).toContain('was retired at 20');
    expect((await run('nobody@example.org', '--irreversible')).code).toBe(1);
    expect((await run('root', '--irreversible')).err).toContain('The last site administrator');
    for (const name of ['lti_a', 'lti_b'])
      await host.engine.learners.createAccount({
        username: name,
        email: 'x@example.org',
        name: '',
        kind: 'lti',
      });
    const { code, err } = await run('X@example.org', '--irreversible');
    expect(code).toBe(1);
    expect(err).toContain('lti_a, lti_b');
    expect((await run('lti_a', '--irreversible')).code).toBe(0);
    expect((await run('x@example.org', '--irreversible')).code).toBe(0);
  });
});
