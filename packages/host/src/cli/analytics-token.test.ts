import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { composeHost } from '../compose.ts';
import { readConfig } from '../config.ts';
import { noWidgets } from '../testing/no-widgets.ts';
import { runTestCli } from '../testing/test-cli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-analytics-token-'));
const env = { COURSEWRIGHT_DATA: folder, LOG_LEVEL: 'silent' };
const open = () =>
  composeHost({ ...readConfig(env), publicUrl: 'http://127.0.0.1:4000' }, { widgets: noWidgets });
const run = (words: readonly string[], input = '') => runTestCli(words, { env, open, input });
const token = (...words: readonly string[]) => run(['analytics', 'token', ...words]);

afterAll(() => rmSync(folder, { recursive: true }));

describe('coursewright analytics token', () => {
  it('makes a token that is shown once, lists it and takes it away', async () => {
    const user = ['user', 'create', 'ana', '--email', 'ana@example.org'];
    expect((await run(user, 'correct horse battery')).code).toBe(0);
    const made = await token('create', 'Insights', '--user', 'ana', '--json');
    expect(made.code).toBe(0);
    const [, id = '', secret = ''] = /"id":"(at_[\w-]+)".*"token":"([\w-]{43})"/.exec(made.out) ?? [];
    expect(secret).not.toBe('');
    expect((await token('create', 'Pipeline')).out).toMatch(/^Id {5}at_\S+\nToken {2}\S{43} /);
    const listed = await token('list');
    expect(listed.out).toMatch(/Insights {2}ana .*\n.*Pipeline {2}\(service: every course\)/);
    expect(listed.out).not.toContain(secret);
    expect((await token('list', '--json')).out).toContain(`{"id":"${id}","name":"Insights","user":"ana",`);
    expect(listed.out).not.toContain('until');
    expect((await token('create', 'Course work', '--days', '30')).code).toBe(0);
    expect((await token('list')).out).toMatch(/Course work {2}\(service: every course\) .* until \d{4}-/);
    expect(await token('revoke', id)).toMatchObject({ code: 0, out: 'Revoked the token of Insights.\n' });
    expect((await token('list')).out).not.toContain(id);
  });

  it('says what there is not', async () => {
    expect((await token('revoke', 'at_none')).err).toContain('There is no token at_none.');
    expect((await token('create', 'X', '--days', '0')).err).toContain('--days takes whole days');
    expect((await token('create', 'X', '--user', 'nobody')).err).toContain('There is no account nobody.');
  });
});
