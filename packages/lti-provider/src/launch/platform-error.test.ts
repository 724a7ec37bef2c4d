import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { openTestTool, type TestTool } from '../testing/test-tool.ts';
import { beginLogin, postMessage } from '../testing/walk-launch.ts';

describe('what a platform posts instead of a token', () => {
  let platform: TestPlatform;
  let tool: TestTool;
  beforeAll(async () => {
    [platform, tool] = await Promise.all([openTestPlatform(), openTestTool()]);
    await tool.tool.platforms.add(platform.register(tool.tool.addresses));
    await platform.store.putLink({ id: 'l', contextId: 'course-1', clientId: 'client-1', title: 'L' });
  });
  afterAll(async () => {
    await tool.close();
    await platform.close();
  });

  const post = async (fields: Readonly<Record<string, string>>, withState = true, language = 'en') => {
    const { address } = await platform.platform.startLaunch({ linkId: 'l', user: { id: 'ada' } });
    const { state, cookie } = await beginLogin(address);
    const all = withState ? { state, ...fields } : fields;
    const answer = await postMessage(tool.tool.addresses.launch, all, cookie, language);
    expect(answer.status).toBe(400);
    return answer.text();
  };

  it.each([
    ['launch_no_longer_valid', 'platform_launch_expired', 'This page was open too long'],
    ['login_required', 'platform_login_required', 'Log in there again'],
    ['access_denied', 'platform_error', 'stopped the launch: access_denied'],
  ])('is told in words of people: %s', async (error, code, sentence) => {
    const page = await post({ error });
    expect(page).toContain(sentence);
    expect(page).toContain(code);
    expect(await post({ error }, true, 'es')).toContain('<html lang="es">');
  });

  it("is told in the platform's own words where it is said with a state of ours, as text", async () => {
    const told = { error: 'access_denied', error_description: 'Not <b>today</b>' };
    expect(await post(told)).toContain('Not &lt;b&gt;today&lt;/b&gt; (access_denied)');
    const unasked = await post(told, false);
    expect(unasked).not.toContain('today');
    expect(unasked).toContain('stopped the launch: access_denied');
    expect(await post({ error: 'Call 555-1234, you won!' }, false)).not.toContain('555');
  });

  it('may be a launch by LTI 1.1, wherever it is sent', async () => {
    const fields = { lti_message_type: 'basic-lti-launch-request', oauth_consumer_key: 'k' };
    expect(await post(fields, false)).toContain('Register this tool there as an LTI 1.3 tool');
    const login = await fetch(tool.tool.addresses.login, {
      method: 'POST',
      body: new URLSearchParams(fields),
    });
    expect(await login.text()).toContain('lti_version_old');
  });
});
