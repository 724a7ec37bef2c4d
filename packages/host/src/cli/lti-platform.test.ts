import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { composeHost } from '../compose.ts';
import { readConfig } from '../config.ts';
import { noWidgets } from '../testing/no-widgets.ts';
import { runTestCli } from '../testing/test-cli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-lti-cli-'));
const env = { COURSEWRIGHT_DATA: folder, LOG_LEVEL: 'error' };
const open = () =>
  composeHost({ ...readConfig(env), publicUrl: 'http://127.0.0.1:4000' }, { widgets: noWidgets });
const platform = (line: string, input?: string) =>
  runTestCli(['lti', 'platform', ...line.split(' ')], { env, open, ...(input !== undefined && { input }) });
const list = async (): Promise<Record<string, unknown>[]> =>
  (await platform('list --json')).out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
afterAll(() => rmSync(folder, { recursive: true }));

const moodle = {
  name: 'Moodle',
  issuer: 'https://moodle.example',
  client_id: 'm1',
  deployment_ids: ['1'],
  auth_login_url: 'https://moodle.example/mod/lti/auth.php',
  auth_token_url: 'https://moodle.example/mod/lti/token.php',
  jwks_url: 'https://moodle.example/mod/lti/certs.php',
};

describe('coursewright lti platform', () => {
  it('adds from a document, from options, and from options over a document', async () => {
    expect((await platform('add --json -', JSON.stringify(moodle))).out).toMatch(
      /^Added Moodle \(https:\/\/moodle\.example\) as [\w-]+\.\n$/,
    );
    const canvas = [
      'add --name Canvas --issuer https://canvas.instructure.com --client-id 100 --deployments any',
      '--auth-login-url https://sso.canvaslms.com/api/lti/authorize_redirect',
      '--auth-token-url https://sso.canvaslms.com/login/oauth2/token',
      '--jwks-url https://sso.canvaslms.com/api/lti/security/jwks',
      '--course course-v1:A+B+C --course course-v1:A+B+D --no-email --grades course --pending',
    ].join(' ');
    expect((await platform(canvas)).out).toMatch(
      /It launches after coursewright lti platform approve [\w-]+/,
    );
    expect((await platform('add --json - --client-id m2 --name Twin', JSON.stringify(moodle))).code).toBe(0);
    expect(await list()).toMatchObject([
      { name: 'Moodle', clientId: 'm1', state: 'active', deployments: 'listed', deploymentIds: ['1'] },
      {
        clientId: '100',
        state: 'pending',
        deployments: 'any',
        deploymentIds: [],
        courses: ['course-v1:A+B+C', 'course-v1:A+B+D'],
        personalData: { name: true, email: false },
        grades: 'course',
      },
      { name: 'Twin', clientId: 'm2', issuer: moodle.issuer },
    ]);
  });

  it('approves, pauses, changes and removes by id, and brings a removed one back', async () => {
    const [first, canvas] = await list();
    const id = String(first?.['id']);
    expect((await platform(`approve ${String(canvas?.['id'])}`)).out).toBe('Approved Canvas.\n');
    expect((await platform(`pause ${id}`)).out).toBe('Paused Moodle.\n');
    expect((await platform('list')).out).toMatch(
      new RegExp(`^${id}  paused  Moodle  https://moodle.example  client m1  deployments 1\n`),
    );
    const changed = await platform(`change ${id} --json - --deployment 7`, '{"audience":"x"}');
    expect(changed.out).toBe('Changed Moodle.\n');
    expect((await list())[0]).toMatchObject({ state: 'paused', audience: 'x', deploymentIds: ['7'] });
    await platform(`change ${id} --json -`, '{"audience":null}');
    expect((await list())[0]).not.toHaveProperty('audience');
    expect((await platform(`remove ${id}`)).out).toBe('Removed Moodle.\n');
    expect((await list()).map(({ clientId }) => clientId)).toEqual(['100', 'm2']);
    expect((await platform('add --json -', JSON.stringify(moodle))).out).toContain(`as ${id}.`);
  });

  it.each([
    ['add', undefined, 2, '--json or the members are missing'],
    ['add --issuer x', undefined, 1, 'client_id: '],
    ['add --json -', '{', 1, '- is not JSON'],
    ['add --json -', '[]', 1, 'holds no object'],
    [
      'add --json -',
      JSON.stringify({ ...moodle, deployment_ids: [] }),
      1,
      '-: deployment_ids: one deployment',
    ],
    ['add --json -', JSON.stringify(moodle), 1, 'A platform with this issuer and client_id is registered.'],
    ['pause nobody', undefined, 1, 'No LTI platform is registered as nobody'],
    ['change nobody --name x', undefined, 1, 'No LTI platform is registered as nobody'],
    ['remove', undefined, 2, 'ID is missing'],
  ])('says what is wrong with: %s', async (line, input, code, said) => {
    const { err, code: given } = await platform(line, input);
    expect(err).toContain(said);
    expect(given).toBe(code);
  });
});
