import { openTestPlatform, readForm } from '@coursewright/lti-provider/testing';
import type { ServedLtijs } from './serve-ltijs.ts';
import { openTab, type Tab } from './tab.ts';

/** What a tool did, step by step; the same for ltijs and for what has its names, but for what is listed as different. */
export interface ScenarioFacts {
  readonly registration: unknown;
  readonly token: unknown;
  readonly deepLink: unknown;
  readonly grade: unknown;
  readonly members: unknown;
  readonly redirect: unknown;
  readonly closed: unknown;
  /** Key sets that were asked for by three launches. */
  readonly keyFetches: number;
  /** What the first of two tabs says after the second was launched under another name. */
  readonly firstTab: string;
  /** Accept of the request for a line item. */
  readonly lineItemAccept: unknown;
  /** Scopes of the access tokens. */
  readonly scopes: readonly string[];
}

/** Registration, launch, deep link, score, members, and what is around them, at a platform that does as Moodle does. */
export async function runScenario({ url, provider }: ServedLtijs): Promise<ScenarioFacts> {
  const platform = await openTestPlatform({ registration: 'moodle' });
  try {
    const registered = await openTab().get(platform.platform.startRegistration(`${url}/register`));
    if (registered.status >= 400) throw new Error(`The registration failed: ${registered.page}`);
    const [first] = await provider.getAllPlatforms();
    const facts = (await first?.platformJSON()) ?? {};
    const clientId = platform.tools[0]?.client_id ?? '';
    const place = { contextId: 'course-1', clientId };
    await platform.store.putLink({
      ...place,
      id: 'link-1',
      title: 'A link',
      targetLinkUri: `${url}/`,
      custom: { item: '7' },
    });
    const walk = async (start: Promise<{ readonly address: string }>, userId: string): Promise<Tab> => {
      const tab = openTab();
      const login = await tab.get((await start).address, [platform.origin]);
      const page = await fetch(login.location, { headers: { 'x-test-user': userId } });
      const { action, fields } = readForm(await page.text());
      await tab.post(action, fields);
      return tab;
    };
    const launch = (userId: string) =>
      walk(platform.platform.startLaunch({ linkId: 'link-1', user: { id: userId } }), userId);

    const keySets = () => platform.requests.filter((one) => one.endsWith('/jwks.json')).length;
    const before = keySets();
    const tab = await launch('ada');
    const teacher = await launch('teacher');
    const picker = await walk(
      platform.platform.startDeepLink({ ...place, user: { id: 'teacher' } }),
      'teacher',
    );
    const keyFetches = keySets() - before;
    const form = readForm(picker.page);
    await picker.post(form.action, form.fields);

    const token = JSON.parse((await tab.follow('token')).page) as Record<string, unknown>;
    const grade: unknown = JSON.parse((await tab.follow('grade')).page);
    const members: unknown = JSON.parse((await teacher.follow('members')).page);
    const moved: unknown = JSON.parse((await tab.follow('move')).page);
    const stranger = openTab();
    const closed = {
      withLaunch: (await tab.follow('closed')).page,
      open: (await stranger.get(`${url}/open`)).page,
      without: await refusal(stranger, `${url}/closed`),
      elsewhere: (await stranger.get(tab.address('closed'))).status,
    };
    const { store } = platform;
    const ada = (await store.members('course-1')).find(({ user }) => user.id === 'ada');
    if (ada !== undefined) {
      await store.putMember('course-1', { ...ada, user: { ...ada.user, name: 'Another Name' } });
    }
    await launch('ada');
    const [item] = await store.lineItems('course-1');
    const creation = platform.calls.find(
      ({ method, path }) => method === 'POST' && path.endsWith('/lineitems'),
    );
    return {
      registration: {
        status: registered.status,
        active: facts['active'],
        method: (facts['authConfig'] as { method?: string } | undefined)?.method,
        scopes: platform.tools[0]?.scopes?.length,
      },
      token: shapeOf(token),
      deepLink: platform.deepLinked.map(({ items, message }) => ({
        items: items.map((item) => ({ ...item, url: item.url?.replace(url, '') })),
        message,
      })),
      grade: { told: shapeOf(grade), kept: withoutTime(await store.scores(item?.id ?? '')) },
      members: shapeOf(members),
      redirect: moved,
      closed,
      keyFetches,
      firstTab: (JSON.parse((await tab.follow('token')).page) as { userInfo: { name: string } }).userInfo
        .name,
      lineItemAccept: creation?.headers['accept'],
      scopes: platform.calls
        .filter(({ path }) => path.endsWith('/token'))
        .map(({ body }) => (body as { readonly scope: string }).scope),
    };
  } finally {
    await platform.close();
  }
}

/** Names of members all the way down, without values, which are of this run. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? [] : [shapeOf(value[0])];
  if (typeof value !== 'object' || value === null) return typeof value;
  const members = Object.entries(value).filter(([name]) => name !== 'createdAt');
  return Object.fromEntries(members.map(([name, member]) => [name, shapeOf(member)]));
}

function withoutTime(scores: readonly object[]): readonly object[] {
  return scores.map((score) => ({ ...score, lineItemId: '', timestamp: '' }));
}

async function refusal(tab: Tab, address: string): Promise<unknown> {
  const { status, page } = await tab.get(address);
  const { details } = JSON.parse(page) as { readonly details: { readonly message: string } };
  return { status, message: details.message };
}
