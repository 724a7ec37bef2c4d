import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen, type ListeningServer } from '../start/listen.ts';
import { addActivity } from './activities.ts';
import { createLms } from './create-lms.ts';
import { openSessions } from './sessions.ts';
import { openLmsStore, type LmsStore } from './store/lms-store.ts';

let folder: string;
let server: ListeningServer;
let store: LmsStore;
let url: string;
const faults: unknown[] = [];

async function open(): Promise<void> {
  server = await listen('DEMO_LMS_PORT', 0);
  url = `http://localhost:${server.port}`;
  store = await openLmsStore(folder);
  const sessions = openSessions(path.join(folder, 'sessions.json'));
  const onError = (error: unknown): void => void faults.push(error);
  const { app } = await createLms({ store, sessions, publicUrl: url, onError });
  server.answerWith(app);
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'demo-lms-'));
  await open();
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
  if (faults.length > 0) throw new Error('The LMS met a fault.', { cause: faults.splice(0) });
});

const tool = {
  name: 'Another tool',
  login_url: 'https://tool.example/login',
  launch_url: 'https://tool.example/launch',
  jwks_url: 'https://tool.example/keys',
};

async function send(where: string, cookie: string, fields?: Record<string, string>, headers: object = {}) {
  const response = await fetch(url + where, {
    redirect: 'manual',
    headers: { cookie, ...headers },
    ...(fields !== undefined && { method: 'POST', body: new URLSearchParams(fields) }),
  });
  return {
    status: response.status,
    to: response.headers.get('location'),
    text: await response.text(),
    response,
  };
}

async function logIn(username: string): Promise<string> {
  const { response } = await send('/login', '', { username, password: `${username}-demo` });
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

const csrfIn = (text: string): string => /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
const basic = (user: string): string => `Basic ${btoa(`${user}:${user}-demo`)}`;

describe('logging in', () => {
  it('leads to where the visitor wanted to go, on this site only', async () => {
    expect((await send('/gradebook', '')).to).toBe('/login?next=%2Fgradebook');
    const fields = { username: 'ada', password: 'ada-demo' };
    expect((await send('/login', '', { ...fields, next: '/gradebook' })).to).toBe('/gradebook');
    expect((await send('/login', '', { ...fields, next: '//elsewhere.example' })).to).toBe('/');
    expect((await send('/login', '', { ...fields, next: String.raw`/\elsewhere.example` })).to).toBe('/');
  });

  it('says nothing about which of the two was wrong', async () => {
    const unknown = await send('/login', '', { username: 'zelda', password: 'x' });
    const wrong = await send('/login', '', { username: 'ada', password: 'x' });
    expect([unknown.status, wrong.status]).toEqual([401, 401]);
    expect(unknown.text.replaceAll('zelda', 'ada')).toBe(wrong.text);
  });

  it('is refused from another site’s page', async () => {
    const fields = { username: 'ada', password: 'ada-demo' };
    expect((await send('/login', '', fields, { origin: 'https://evil.example' })).status).toBe(403);
  });

  it('lasts over a restart and ends with the log-out', async () => {
    const cookie = await logIn('ada');
    await server.close();
    await open();
    const page = await send('/', cookie);
    expect(page.status).toBe(200);
    expect((await send('/logout', cookie, { csrf: 'guessed' })).status).toBe(403);
    expect((await send('/logout', cookie, { csrf: csrfIn(page.text) })).to).toBe('/login');
    expect((await send('/', cookie)).to).toContain('/login');
  });
});

describe('the content page', () => {
  it('shows what is there, with names as text', async () => {
    await store.putTool({
      ...tool,
      client_id: 't',
      deployment_id: '1',
      redirect_uris: [tool.launch_url],
      target_link_uri: tool.launch_url,
    });
    await addActivity(store, {
      contextId: 'course-1',
      clientId: 't',
      title: '<b>Dice</b>',
      lineItem: { scoreMaximum: 10 },
    });
    const { text } = await send('/', await logIn('ada'));
    expect(text).toContain('&lt;b&gt;Dice&lt;/b&gt;');
    expect(text).toContain('No grade yet');
    expect(text).not.toContain('/remove');
  });

  it('speaks Spanish to who asks for it', async () => {
    const { text } = await send('/', await logIn('ada'), undefined, { 'accept-language': 'es-MX,es;q=0.9' });
    expect(text).toContain('<html lang="es">');
    expect(text).toContain('Calificaciones');
  });

  it('lets those who teach remove an activity with its grades, and nobody else', async () => {
    await addActivity(store, {
      contextId: 'course-1',
      id: 'a',
      clientId: 't',
      title: 'Dice',
      lineItem: { scoreMaximum: 10 },
    });
    const learner = await logIn('ada');
    const csrf = csrfIn((await send('/', learner)).text);
    expect((await send('/activities/a/remove', learner, { csrf })).status).toBe(403);
    const teacher = await logIn('grace');
    const page = await send('/activities/a/remove', teacher);
    expect(page.text).toContain('Remove “Dice”?');
    const gone = await send('/activities/a/remove', teacher, { csrf: csrfIn(page.text) });
    expect(gone.to).toBe('/?removed=Dice');
    expect((await send('/activities/a', teacher)).status).toBe(404);
    expect(await store.lineItems('course-1')).toEqual([]);
  });
});

describe('the gradebook', () => {
  const score = (userId: string, scoreGiven: number) => ({
    lineItemId: 'a-grade',
    userId,
    scoreGiven,
    scoreMaximum: 1,
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    timestamp: '2026-03-01T10:00:00.000001Z',
  });

  it('says what is to come while there is nothing', async () => {
    const cookie = await logIn('ada');
    expect((await send('/gradebook', cookie)).text).toContain('Once the course has graded activities');
    await addActivity(store, {
      contextId: 'course-1',
      id: 'a',
      clientId: 't',
      title: 'Dice',
      lineItem: { scoreMaximum: 10 },
    });
    expect((await send('/gradebook', cookie)).text).toContain('No score has arrived yet');
  });

  it('shows learners their own scores in the column’s scale, those who teach all', async () => {
    await addActivity(store, {
      contextId: 'course-1',
      id: 'a',
      clientId: 't',
      title: 'Dice',
      lineItem: { scoreMaximum: 10 },
    });
    await store.putScore(score('person-2', 0.75));
    await store.putScore(score('person-3', 0.25));
    const own = await send('/gradebook/grades', await logIn('ada'));
    expect(own.text).toContain('7.5 / 10');
    expect(own.text).not.toContain('2.5 / 10');
    const all = await send('/gradebook/grades', await logIn('grace'));
    expect(all.text).toContain('7.5 / 10');
    expect(all.text).toContain('2.5 / 10');
    expect(all.text).toContain('Chien-Shiung Wu');
  });
});

describe('tools', () => {
  it('are registered by those who teach, by page', async () => {
    const cookie = await logIn('grace');
    const csrf = csrfIn((await send('/tools', cookie)).text);
    const wrong = await send('/tools', cookie, { csrf, tool: '{"name": "x"}' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('launch_url');
    expect((await send('/tools', cookie, { csrf, tool: JSON.stringify(tool) })).to).toBe(
      '/tools?added=Another%20tool',
    );
    const [added] = await store.tools();
    expect(added).toMatchObject({ redirect_uris: [tool.launch_url], deployment_id: '1' });
    expect((await send('/tools', await logIn('ada'))).status).toBe(403);
  });

  it('are registered by program, and told what they have to know', async () => {
    const post = (authorization: string, body: object) =>
      fetch(`${url}/api/tools`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await post(basic('ada'), tool)).status).toBe(401);
    expect((await post(basic('grace'), { ...tool, jwks_url: 'ftp://tool.example' })).status).toBe(422);
    const answer = await post(basic('grace'), { ...tool, client_id: 'known' });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({
      registration: {
        issuer: url,
        client_id: 'known',
        deployment_ids: ['1'],
        auth_login_url: `${url}/lti/platform/auth`,
        auth_token_url: `${url}/lti/platform/token`,
        jwks_url: `${url}/lti/platform/jwks.json`,
      },
    });
  });
});

describe('copying a course', () => {
  const copy = async (columns: string, parameters: string) => {
    const cookie = await logIn('grace');
    const csrf = csrfIn((await send('/copy', cookie)).text);
    const { to, response } = await send('/copy', cookie, {
      csrf,
      title: 'For <spring>',
      columns,
      parameters,
    });
    expect(to).toBe('/?copied=1');
    const entered = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return { cookie: `${cookie}; ${entered}`, id: entered.split('=')[1] ?? '' };
  };
  beforeEach(async () => {
    const ids = { client_id: 't', deployment_id: '1' };
    const launch = tool.launch_url;
    await store.putTool({ ...tool, ...ids, redirect_uris: [launch], target_link_uri: launch });
    const custom = { block: 'b', from: '$ResourceLink.id.history' };
    const submission = { endDateTime: '2030-05-01T10:00:00Z' };
    const lineItem = { scoreMaximum: 10, resourceId: 'b' };
    const activity = { id: 'a', contextId: 'course-1', clientId: 't', title: 'Dice', custom, submission };
    await addActivity(store, { ...activity, targetLinkUri: 'https://tool.example/?block=b', lineItem });
    await store.putScore({
      lineItemId: 'a-grade',
      userId: 'person-2',
      scoreGiven: 1,
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
      timestamp: '2026-03-01T10:00:00.000001Z',
    });
  });

  it('gives all of it new ids that know where they come from, columns of the copies, and no scores', async () => {
    const { cookie, id } = await copy('tied', 'kept');
    const [link] = await store.links(id);
    expect(link).toMatchObject({ title: 'Dice', history: ['a'], custom: { block: 'b' } });
    expect(link?.id).not.toBe('a');
    expect(await store.context(id)).toMatchObject({ title: 'For <spring>', history: ['course-1'] });
    const columns = await store.lineItems(id);
    expect(columns).toMatchObject([
      { resourceLinkId: link?.id, resourceId: 'b', endDateTime: '2030-05-01T10:00:00Z' },
    ]);
    expect(await store.scores(columns[0]?.id ?? '')).toEqual([]);
    expect(await store.members(id)).toEqual(await store.members('course-1'));
    const page = (await send('/?copied=1', cookie)).text;
    expect(page).toContain('<h1>For &lt;spring&gt;</h1>');
    expect(page).toContain('this is the copy');
    expect(page).toContain('due May 1, 2030');
    expect((await send('/courses/course-1', cookie)).to).toBe('/');
  });

  it('remembers every copy before it', async () => {
    const { cookie } = await copy('tied', 'kept');
    const csrf = csrfIn((await send('/copy', cookie)).text);
    const fields = { csrf, title: 'Again', columns: 'none', parameters: 'kept' };
    const { response } = await send('/copy', cookie, fields);
    const id = response.headers.getSetCookie()[0]?.split(';')[0]?.split('=')[1] ?? '';
    expect((await store.links(id))[0]?.history).toHaveLength(2);
    expect((await store.context(id))?.history).toHaveLength(2);
  });

  it('ties columns to nothing, leaves them behind, or loses parameters, where that is asked for', async () => {
    const loose = await copy('loose', 'lost');
    const [link] = await store.links(loose.id);
    expect(link).not.toHaveProperty('custom');
    expect(link).not.toHaveProperty('targetLinkUri');
    const [column] = await store.lineItems(loose.id);
    expect(column).toMatchObject({ resourceId: 'b' });
    expect(column).not.toHaveProperty('resourceLinkId');
    expect(await store.lineItems((await copy('none', 'kept')).id)).toEqual([]);
  });

  it('is for those who teach', async () => {
    const learner = await logIn('ada');
    expect((await send('/copy', learner)).status).toBe(403);
    expect((await send('/courses/nowhere', learner)).status).toBe(404);
    expect((await send('/', learner)).text).not.toContain('/copy');
  });
});
