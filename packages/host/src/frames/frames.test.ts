import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbedKey } from '../accounts/tokens/embed-keys.ts';
import type { EmbedKey } from '../accounts/tokens/embed-key-store.port.ts';
import { codeChallenge } from '../accounts/tokens/grant-token.ts';
import { csrfOf } from '../testing/browser.ts';
import { openTestHost, type TestHost } from '../testing/test-host.ts';
import { openLtiSession } from './open-lti-session.ts';

const SITE = 'https://site.example';
const LMS = 'https://lms.example';

describe('pages for frames', () => {
  let host: TestHost;
  let key: EmbedKey;
  beforeAll(async () => {
    host = await openTestHost();
    ({ key } = await createEmbedKey(host.deps, {
      name: 'A <site>',
      origins: [SITE],
      courses: [host.courseKey],
      guests: true,
    }));
  });
  afterAll(() => host.close());
  const ancestors = (response: Response) =>
    /frame-ancestors ([^;]*)/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
  const embed = (query: Record<string, string>) =>
    fetch(`${host.url}/embed/frame?${new URLSearchParams({ embed_key: key.id, ...query })}`);

  it('a launch goes on to a page that its platform alone may frame', async () => {
    const address = await openLtiSession(host.deps, {
      userId: host.learner.id,
      courseKey: host.courseKey,
      usageKey: host.problem,
      frameAncestors: [LMS],
      language: 'es',
      teaches: false,
      launchId: 'l1',
    });
    const url = new URL(address);
    expect(url.hash).toMatch(/^#code=[\w-]{40,}$/);
    const response = await fetch(address);
    expect(ancestors(response)).toBe(`'self' ${LMS}`);
    expect(response.headers.get('x-frame-options')).toBeNull();
    const page = await response.text();
    expect(page).toContain('<html lang="es">');
    expect(page).not.toContain(url.hash.slice(6));
  });

  it('shows its link’s grades to who teaches there alone, and the way back to both', async () => {
    const pageFor = async (teaches: boolean) => {
      const place = { teaches, linkId: 'l1', returnUrl: 'https://lms.example/back', messageToken: 't1' };
      const launch = { userId: host.learner.id, courseKey: host.courseKey, frameAncestors: [LMS] };
      return (await fetch(await openLtiSession(host.deps, { ...launch, ...place, launchId: 'l2' }))).text();
    };
    const [teacher, learner] = [await pageFor(true), await pageFor(false)];
    expect(teacher).toContain('Grades of this link');
    expect(learner).not.toContain('Grades of this link');
    for (const page of [teacher, learner]) {
      expect(page).toContain('href="https://lms.example/back?lti_msg=Your+work+is+saved."');
      expect(page).toContain('"messageToken":"t1"');
    }
  });

  it('a launch page without a session is for the platforms that are registered', async () => {
    const response = await fetch(`${host.url}/frame`);
    expect(response.status).toBe(200);
    expect(ancestors(response)).toBe("'none'");
  });

  it('a site’s frame shows the course or the block as a guest, on the site’s origins alone', async () => {
    const course = await embed({ course: host.courseKey });
    expect(ancestors(course)).toBe(`'self' ${SITE}`);
    expect(await course.text()).toContain(`<cw-course course="${host.courseKey}" embed-key="${key.id}"`);
    const problem = await embed({ block: host.problem });
    expect(await problem.text()).toContain(`<cw-problem block="${host.problem}" embed-key="${key.id}"`);
  });

  it.each([
    ['an unknown key', { embed_key: 'ek_none', course: 'course-v1:Org+Test+1' }],
    ['a course that is not the key’s', { course: 'course-v1:Org+Other+1' }],
    ['nothing', {}],
  ])('says calmly why a frame with %s shows nothing', async (_case, query) => {
    const response = await embed(query);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('The course cannot be opened');
  });

  it('oEmbed gives an editor the frame for an address', async () => {
    const ask = (address: string, more = {}) =>
      fetch(`${host.url}/oembed?${new URLSearchParams({ url: address, ...more })}`);
    const home = `${host.url}/courses/${encodeURIComponent(host.courseKey)}`;
    const answer = await (await ask(home, { maxwidth: '500' })).json();
    expect(answer).toMatchObject({
      version: '1.0',
      type: 'rich',
      title: 'Test <course>',
      width: 500,
      height: 640,
    });
    expect(answer.html).toMatch(/^<iframe src="[^"]*embed_key=ek_[^"]*" title="Test &lt;course&gt;"/);
    const block = `${host.url}/blocks/${encodeURIComponent(host.problem)}`;
    expect((await (await ask(block)).json()).html).toContain('block=block-v1');
    expect((await ask('https://evil.example/courses/x')).status).toBe(404);
    expect((await ask(home, { format: 'xml' })).status).toBe(501);
    const { key: second } = await createEmbedKey(host.deps, { ...key, name: 'Second' });
    expect((await ask(home)).status).toBe(404);
    expect((await ask(`${home}?embed_key=${second.id}`)).status).toBe(200);
  });

  const verifier = 'a-verifier-of-at-least-forty-three-characters-0123';
  const window = (more: Record<string, string> = {}) => ({
    embed_key: key.id,
    origin: SITE,
    code_challenge: codeChallenge(verifier),
    state: 'some-state',
    ...more,
  });

  it('the log-in window asks first, then tells its opener a code that its verifier makes a token', async () => {
    const path = `/embed/authorize?${new URLSearchParams(window())}`;
    const visitor = host.browser();
    const sent = await visitor.fetch(path);
    expect(sent.headers.get('location')).toBe(`/login?next=${encodeURIComponent(path)}`);
    const login = await visitor.fetch(sent.headers.get('location') ?? '');
    expect(login.headers.get('cross-origin-opener-policy'), 'the opener must stay reachable').toBe(
      'unsafe-none',
    );
    const ana = await host.loggedIn('ana');
    const consent = await ana.page(path);
    expect(consent).toContain('A &lt;site&gt;');
    const answer = await ana.post('/embed/authorize', {
      ...window(),
      csrf: csrfOf(consent),
      answer: 'allow',
    });
    const data = /id="authorized">\s*(\{.*?\})\s*<\/script>/s.exec(await answer.text())?.[1] ?? '{}';
    const { origin, message } = JSON.parse(data);
    expect(origin).toBe(SITE);
    expect(message).toMatchObject({ subject: 'coursewright.authorized', state: 'some-state' });
    const response = await fetch(`${host.url}/api/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: SITE },
      body: JSON.stringify({
        grant: 'authorization_code',
        embedKey: key.id,
        code: message.code,
        codeVerifier: verifier,
      }),
    });
    expect(await response.json()).toMatchObject({ courses: [host.courseKey] });
  });

  it('the log-in window gives no code to another origin, without consent or from another page', async () => {
    const ana = await host.loggedIn('ana');
    const evil = await ana.fetch(
      `/embed/authorize?${new URLSearchParams(window({ origin: 'https://evil.example' }))}`,
    );
    expect(evil.status).toBe(403);
    const csrf = csrfOf(await ana.page(`/embed/authorize?${new URLSearchParams(window())}`));
    const denied = await ana.post('/embed/authorize', { ...window(), csrf, answer: 'deny' });
    expect(await denied.text()).not.toContain('"code"');
    expect((await ana.post('/embed/authorize', { ...window(), csrf: 'guess', answer: 'allow' })).status).toBe(
      403,
    );
    const elsewhere = { ...window({ origin: 'https://evil.example' }), csrf, answer: 'allow' };
    expect((await ana.post('/embed/authorize', elsewhere)).status).toBe(403);
  });
});
