import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claims } from '../spec/claims.ts';
import { readForm } from '../testing/read-form.ts';
import { openTestPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { blockKey, courseKey, openTestTool, type TestTool } from '../testing/test-tool.ts';
import { walkLaunch } from '../testing/walk-launch.ts';
import { askForContent } from './testing/ask-for-content.ts';

describe('selecting content for a link', () => {
  let platform: TestPlatform;
  let tool: TestTool;
  beforeAll(async () => {
    [platform, tool] = await Promise.all([openTestPlatform(), openTestTool()]);
    await tool.tool.platforms.add(platform.register(tool.tool.addresses));
  });
  afterAll(async () => {
    await tool.close();
    await platform.close();
  });
  beforeEach(() => {
    platform.deepLinked.length = 0;
  });

  const start = async (id = 'teacher') =>
    walkLaunch(
      await platform.platform.startDeepLink({ clientId: 'client-1', contextId: 'course-1', user: { id } }),
      id,
    );
  const press = async (page: string, button: Readonly<Record<string, string>>) => {
    const { action, fields } = readForm(page);
    const answer = await fetch(action, {
      method: 'POST',
      body: new URLSearchParams({ ...fields, ...button }),
    });
    return answer.text();
  };
  const giveBack = async (page: string) => {
    const { action, fields } = readForm(page);
    const answer = await fetch(action, { method: 'POST', body: new URLSearchParams(fields) });
    return { answer, claims: decodeJwt(fields['JWT'] ?? ''), fields, action };
  };
  /** The picker after a request with other settings than the test platform sends. */
  const startWith = (settings: object, roles = ['Instructor']) =>
    askForContent(
      platform,
      tool,
      { accept_presentation_document_targets: ['iframe'], ...settings },
      { [claims.roles]: roles },
    );

  it('walks from the courses to a problem and gives its link with a column of the gradebook back', async () => {
    const first = await (await start()).text();
    expect(first).toContain('Launched');
    const section = await press(first, { open: blockKey('course', 'course') });
    expect(section).toContain('Section');
    const subsection = await press(section, { open: blockKey('chapter', 'c1') });
    const unit = await press(subsection, { open: blockKey('sequential', 's1') });
    expect(unit).toContain('Reading');
    // A unit of texts has nothing below that can be selected.
    expect(unit).not.toContain(`name="open" value="${blockKey('vertical', 'v2')}"`);
    const problems = await press(unit, { open: blockKey('vertical', 'v1') });
    expect(problems).toContain('aria-current="page"');
    const { answer } = await giveBack(await press(problems, { choose: blockKey('problem', 'p1') }));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(`href="${platform.origin}/content"`);
    expect(platform.deepLinked).toMatchObject([
      {
        contextId: 'course-1',
        userId: 'teacher',
        items: [
          {
            type: 'ltiResourceLink',
            title: 'First',
            url: `${tool.tool.addresses.launch}?block=${encodeURIComponent(blockKey('problem', 'p1'))}`,
            custom: { block: blockKey('problem', 'p1') },
            lineItem: { scoreMaximum: 1, label: 'First', resourceId: blockKey('problem', 'p1') },
          },
        ],
      },
    ]);
  });

  it('gives a link that then launches', async () => {
    await giveBack(await press(await (await start()).text(), { choose: blockKey('course', 'course') }));
    const [item] = platform.deepLinked[0]?.items ?? [];
    expect(item).toMatchObject({ custom: { course: courseKey }, lineItem: { scoreMaximum: 100 } });
    await platform.store.putLink({
      id: 'chosen',
      contextId: 'course-1',
      clientId: 'client-1',
      title: item?.title ?? '',
      targetLinkUri: item?.url ?? '',
    });
    const initiation = await platform.platform.startLaunch({ linkId: 'chosen', user: { id: 'ada' } });
    expect((await walkLaunch(initiation, 'ada')).status).toBe(303);
    expect(tool.opened.at(-1)).toMatchObject({ courseKey });
  });

  it('offers no column for what has no points, nor where the platform takes none', async () => {
    const text = await giveBack(
      await press(await (await start()).text(), { choose: blockKey('vertical', 'v2') }),
    );
    expect(text.claims[claims.contentItems]).toMatchObject([{ title: 'Reading' }]);
    expect(JSON.stringify(text.claims)).not.toContain('lineItem');
    const without = await startWith({ accept_lineitem: false });
    const { claims: answered } = await giveBack(await press(without, { choose: blockKey('problem', 'p1') }));
    expect(JSON.stringify(answered)).not.toContain('lineItem');
  });

  it('sends data back as it came, and nothing where none came', async () => {
    const data = 'opaque "<& ü 😀';
    const page = await startWith({ data });
    const { claims: answered, action } = await giveBack(await press(page, { cancel: '1' }));
    expect(answered).toMatchObject({ iss: 'client-1', aud: platform.origin, [claims.contentItems]: [] });
    expect(answered[claims.data]).toBe(data);
    expect(action).toBe(`${platform.origin}/return?a=1&b=2`);
    const other = await giveBack(await press(await startWith({}), { cancel: '1' }));
    expect(other.claims).not.toHaveProperty(claims.data);
  });

  it('tells a platform that takes no links to a tool so, and chooses nothing', async () => {
    const page = await startWith({ accept_types: ['file'] });
    expect(page).toContain('does not accept links');
    const { claims: answered } = await giveBack(await press(page, { choose: blockKey('problem', 'p1') }));
    expect(answered).toMatchObject({ [claims.contentItems]: [], [claims.errorMessage]: expect.any(String) });
  });

  it('lets learners choose nothing', async () => {
    const answer = await start('ada');
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('deep_linking_not_teaching');
    expect(await startWith({}, [])).toContain('name="token"');
  });

  it('believes no token but its own', async () => {
    const page = await (await start()).text();
    const { action, fields } = readForm(page);
    const [body = '', mac = ''] = (fields['token'] ?? '').split('.');
    const forged = Buffer.from(Buffer.from(body, 'base64url').toString().replace('course-1', 'course-2'));
    for (const token of [`${forged.toString('base64url')}x.${mac}`, '', 'x.y']) {
      const answer = await fetch(action, { method: 'POST', body: new URLSearchParams({ token, open: '' }) });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('picker_expired');
    }
  });

  it('is taken by the platform once, from the tool that was asked', async () => {
    const page = await press(await (await start()).text(), { choose: blockKey('problem', 'p2') });
    const { action, fields } = readForm(page);
    const send = (jwt: string) => fetch(action, { method: 'POST', body: new URLSearchParams({ JWT: jwt }) });
    expect((await send(fields['JWT'] ?? '')).status).toBe(200);
    expect((await send(fields['JWT'] ?? '')).status).toBe(400);
    const claimsOf = decodeJwt(fields['JWT'] ?? '');
    const byAnother = await platform.sign({ ...claimsOf, nonce: 'another' });
    expect((await send(byAnother)).status).toBe(400);
    expect(platform.deepLinked.length).toBe(1);
  });

  it('asks nobody for a cookie and frames its pages for the platform alone', async () => {
    const answer = await start();
    expect(answer.headers.get('set-cookie')).toBe(null);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`frame-ancestors 'self' ${platform.origin}`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });
});
