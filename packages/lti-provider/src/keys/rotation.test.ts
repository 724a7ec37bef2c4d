import { createLocalJWKSet, jwtVerify, SignJWT } from 'jose';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { launchAs, putCourseLink, refusalCode } from '../testing/launched-course.ts';
import { openTestPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { openTestTool, type TestTool } from '../testing/test-tool.ts';
import { beginLogin, postMessage } from '../testing/walk-launch.ts';
import { readForm } from '../testing/read-form.ts';
import { generateSigningKey } from './signing-key.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

async function introduced() {
  const time = { ahead: 0 };
  const clock = { now: () => Date.now() * 1000 + time.ahead };
  const [platform, tool] = await Promise.all([openTestPlatform({ clock }), openTestTool({ clock })]);
  opened.push(platform, tool);
  await tool.tool.platforms.add(platform.register(tool.tool.addresses));
  await putCourseLink(platform, tool);
  return { platform, tool, time };
}

async function rotatePlatform({ store }: TestPlatform, kid: string): Promise<void> {
  const { privateJwk } = await generateSigningKey(kid);
  await store.addKey({ kid, privateJwk, created: Date.now() * 1000 });
}

/** A launch as the browser is about to post it. */
async function begunLaunch(platform: TestPlatform) {
  const { address } = await platform.platform.startLaunch({ linkId: 'link', user: { id: 'ada' } });
  const begun = await beginLogin(address);
  const page = await fetch(begun.location, { headers: { 'x-test-user': 'ada' } });
  const { action, fields } = readForm(await page.text());
  return { post: (more = {}) => postMessage(action, { ...fields, ...more }, begun.cookie), begun };
}

async function forge(platform: TestPlatform, tool: TestTool, kid: string): Promise<Response> {
  const { begun } = await begunLaunch(platform);
  const { state, nonce, cookie } = begun;
  const token = await platform.sign({ nonce }, { kid });
  return postMessage(tool.tool.addresses.launch, { state, id_token: token }, cookie);
}

describe('while keys change', () => {
  it('the platform rotates again and again, and no launch of many at the same time is lost', async () => {
    const { platform, time } = await introduced();
    await launchAs(platform, 'ada');
    for (const kid of ['second', 'third', 'fourth']) {
      // Those that were signed before the change arrive after it.
      const under = await Promise.all([1, 2, 3].map(() => begunLaunch(platform)));
      await rotatePlatform(platform, kid);
      const launches = ['ada', 'bob', 'ada', 'bob', 'ada'].map((user) => launchAs(platform, user));
      const late = under.map(async ({ post }) => refusalCode(await post()));
      expect(new Set(await Promise.all([...launches, ...late]))).toEqual(new Set(['ok']));
      time.ahead += 11_000_000;
    }
  });

  it('the tool rotates while it launches, and everything it signed is verified for as long again', async () => {
    const { platform, tool, time } = await introduced();
    const overlap = 3600;
    const signed: string[] = [];
    const sign = async () => {
      const { kid, key } = await tool.tool.keys.signing();
      signed.push(await new SignJWT({}).setProtectedHeader({ alg: 'RS256', kid }).sign(key));
      return kid;
    };
    const verify = async () => {
      const published: unknown = await (await fetch(tool.tool.addresses.jwks)).json();
      const set = createLocalJWKSet(
        z.object({ keys: z.array(z.looseObject({ kty: z.string() })) }).parse(published),
      );
      return Promise.allSettled(signed.map((token) => jwtVerify(token, set)));
    };
    const verified = async () => (await verify()).map(({ status }) => status === 'fulfilled');
    const first = await sign();
    const [second, ...others] = await Promise.all([
      tool.tool.keys.rotate(overlap),
      sign(),
      ...['ada', 'bob', 'ada'].map((user) => launchAs(platform, user)),
    ]);
    expect(others).toEqual([first, 'ok', 'ok', 'ok']);
    expect(await verified()).toEqual([true, true]);
    time.ahead += overlap * 1_000_000;
    expect(await sign()).toBe(second);
    expect(await launchAs(platform, 'ada')).toBe('ok');
    expect(await verified()).toEqual([true, true, true]);
    time.ahead += overlap * 1_000_000 + 1;
    expect(await verified()).toEqual([false, false, true]);
  });

  it('forged key ids hold up a rotated key for seconds, and then the same message is taken', async () => {
    const { platform, tool, time } = await introduced();
    await launchAs(platform, 'ada');
    platform.requests.length = 0;
    for (let forged = 0; forged < 20; forged += 1) {
      expect(await refusalCode(await forge(platform, tool, `forged ${forged}`))).toBe('token_key_unknown');
    }
    const fetches = () => platform.requests.filter((one) => one === 'GET /lti/platform/jwks.json').length;
    // Its key set was read for signing, too: by `platform.sign`, once a token.
    expect(fetches() - 20).toBe(1);
    await rotatePlatform(platform, 'rotated in');
    const { post } = await begunLaunch(platform);
    const page = await (await post()).text();
    expect(page).toMatch(/setTimeout\(\(\) => document\.forms\[0\]\.submit\(\), (\d+)000\)/);
    const seconds = Number(/submit\(\), (\d+)000/.exec(page)?.[1]);
    expect(seconds).toBeLessThanOrEqual(11);
    const again = readForm(page);
    expect(again.action).toBe(tool.tool.addresses.launch);
    expect(await (await post({ again: '1' })).text()).not.toContain('setTimeout');
    time.ahead += seconds * 1_000_000;
    expect(await refusalCode(await post(again.fields))).toBe('ok');
  });

  it('no RSA signature is made for a login and a launch', async () => {
    const { platform, tool } = await introduced();
    await launchAs(platform, 'ada');
    const { begun, post } = await begunLaunch(platform);
    const sign = vi.spyOn(crypto.subtle, 'sign');
    await fetch(tool.tool.addresses.login, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({
        iss: platform.origin,
        client_id: 'client-1',
        login_hint: 'ada',
        target_link_uri: tool.tool.addresses.launch,
      }),
    });
    expect(await refusalCode(await post())).toBe('ok');
    expect(begun.state).not.toBe('');
    expect(sign).toHaveBeenCalledTimes(0);
    // It counts: the platform's signature is one.
    await platform.sign({});
    expect(sign).toHaveBeenCalledTimes(1);
  });
});
