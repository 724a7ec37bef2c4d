import { once } from 'node:events';
import { createServer } from 'node:http';
import express from 'express';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLtiTool } from './create-lti-tool.ts';
import { openTestPlatform } from './testing/test-platform.ts';
import { courseKey, openTestTool } from './testing/test-tool.ts';
import { walkLaunch } from './testing/walk-launch.ts';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

/** Somebody's own Express app, with its own idea of headers and bodies. */
function foreignApp() {
  const app = express();
  app.use((_request, response, next) => {
    response.set({
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'content-security-policy': "default-src 'self'; frame-ancestors 'none'",
    });
    next();
  });
  app.get('/', (_request, response) => void response.send('the shop'));
  app.get('/lti/elsewhere', (_request, response) => void response.send('its own'));
  return app;
}

describe("the tool in somebody's app", () => {
  it('serves its four addresses and leaves the others to the app', async () => {
    const app = foreignApp();
    const [platform, tool] = await Promise.all([openTestPlatform(), openTestTool({ app })]);
    opened.push(platform, tool);
    app.use((_request, response) => void response.status(404).send('no such shelf'));
    await tool.tool.platforms.add(platform.register(tool.tool.addresses));
    await platform.store.putLink({
      id: 'l',
      contextId: 'course-1',
      clientId: 'client-1',
      title: 'L',
      custom: { course: courseKey },
    });
    const initiation = await platform.platform.startLaunch({ linkId: 'l', user: { id: 'ada' } });
    expect((await walkLaunch(initiation, 'ada')).status).toBe(303);
    const text = async (path: string) => (await fetch(`${tool.publicUrl}${path}`)).text();
    expect(await text('/')).toBe('the shop');
    expect(await text('/lti/elsewhere')).toBe('its own');
    expect(await text('/lti/nowhere')).toBe('no such shelf');
    expect(await text('/lti/launch')).toBe('no such shelf');
    const keys = await fetch(tool.tool.addresses.jwks);
    expect(keys.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(await keys.json()).toMatchObject({ keys: [{ kty: 'RSA', alg: 'RS256', use: 'sig' }] });
  });

  it('shows its pages in frames of the platform, whatever headers the app sets', async () => {
    const tool = await openTestTool({ app: foreignApp() });
    opened.push(tool);
    const answer = await fetch(tool.tool.addresses.launch, { method: 'POST' });
    expect(answer.headers.get('x-frame-options')).toBe(null);
    expect(answer.headers.get('cross-origin-opener-policy')).toBe(null);
    expect(answer.headers.get('content-security-policy')).not.toContain("'none'; frame-ancestors 'none'");
  });

  it('lives beside others in one process, and is nobody to the process', async () => {
    const signals = () => process.eventNames().map((name) => [name, process.listenerCount(name)]);
    const before = signals();
    const [one, other] = await Promise.all([openTestTool(), openTestTool()]);
    opened.push(one, other);
    const twin = createLtiTool(one.deps);
    const kid = async (tool: { addresses: { jwks: string } }) => (await fetch(tool.addresses.jwks)).text();
    expect(await kid(one.tool)).not.toBe(await kid(other.tool));
    expect(await kid(twin)).toBe(await kid(one.tool));
    expect(signals()).toEqual(before);
  });

  it('ends nothing but the request while its database is gone', async () => {
    const exit = vi.spyOn(process, 'exit');
    const tool = await openTestTool();
    opened.push(tool);
    const gone = createLtiTool({
      ...tool.deps,
      records: {
        read: () => Promise.reject(new Error('gone')),
        transaction: () => Promise.reject(new Error('gone')),
      },
    });
    const server = createServer(express().use(gone.router));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const query = 'iss=x&login_hint=y&target_link_uri=z';
    const answers = await Promise.all(
      ['/lti/login?', '/lti/jwks.json?'].map(
        async (path) => (await fetch(`http://127.0.0.1:${port}${path}${query}`)).status,
      ),
    );
    expect(answers).toEqual([500, 500]);
    expect((await fetch(tool.tool.addresses.jwks)).status).toBe(200);
    expect(exit).not.toHaveBeenCalled();
    exit.mockRestore();
    server.closeAllConnections();
    server.close();
  });

  it('sees a platform that another process has added', async () => {
    let now = Date.now() * 1000;
    const tool = await openTestTool({ clock: { now: () => now } });
    opened.push(tool);
    const registration = {
      name: 'P',
      issuer: 'https://p.example',
      client_id: 'c',
      deployment_ids: ['1'],
      auth_login_url: 'https://sso.p.example/auth',
      auth_token_url: 'https://p.example/token',
      jwks_url: 'https://p.example/jwks',
    };
    expect(await tool.tool.platforms.frameOrigins()).toEqual([]);
    await createLtiTool(tool.deps).platforms.add(registration);
    now += 6_000_000;
    expect(await tool.tool.platforms.frameOrigins()).toEqual(['https://p.example', 'https://sso.p.example']);
    expect(await tool.tool.platforms.list()).toMatchObject([
      { issuer: 'https://p.example', algorithms: ['RS256'] },
    ]);
    await expect(tool.tool.platforms.add(registration)).rejects.toMatchObject({ code: 'conflict' });
  });

  it.each([
    ['jwks_url', { jwks_url: 'http://p.example/jwks' }],
    ['auth_login_url', { auth_login_url: 'javascript:alert(1)' }],
    ['auth_token_url', { auth_token_url: 'https://user:password@p.example/token' }],
    ['deployment_ids', { deployment_ids: [] }],
    ['issuer', { issuer: undefined }],
    ['algorithms.0', { algorithms: ['HS256'] }],
    ['', { jwks_uri: 'https://p.example/jwks' }],
  ])('names the field %s of a registration that is wrong', async (field, wrong) => {
    const tool = await openTestTool();
    opened.push(tool);
    const good = {
      name: 'P',
      issuer: 'https://p.example',
      client_id: 'c',
      deployment_ids: ['1'],
      auth_login_url: 'https://p.example/auth',
      auth_token_url: 'https://p.example/token',
      jwks_url: 'https://p.example/jwks',
    };
    const input = JSON.parse(JSON.stringify({ ...good, ...wrong })) as typeof good;
    await expect(tool.tool.platforms.add(input)).rejects.toMatchObject({
      code: 'bad_input',
      data: { field },
    });
  });
});
