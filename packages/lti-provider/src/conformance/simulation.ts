import type { JWTPayload } from 'jose';
import type { RegistrationInput } from '../registrations/registration-input.ts';
import { claims as names, ltiVersion } from '../spec/claims.ts';
import { contextRoles } from '../spec/roles.ts';
import { messageTypes } from '../spec/services.ts';
import { openTestPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { openBrowser, type Browser, type ToolAnswer } from './browser.ts';
import type { LaunchCase } from './launch-case.ts';
import type { RegistrationName, ToolUnderTest } from './tool-under-test.ts';

/** Two platforms and a tool: what every case plays with. */
export interface Simulation {
  readonly tool: ToolUnderTest;
  /** The issuer of all registrations but `alone`. */
  readonly platform: TestPlatform;
  /** Another one, with keys of its own. */
  readonly other: TestPlatform;
  readonly registrations: readonly RegistrationInput[];
  login(fields?: LoginFields, browser?: Browser): Promise<KitLogin>;
  /** The claims of a good launch for the login, changed as the case says. */
  claims(begun: KitLogin, one?: Partial<LaunchCase>): JWTPayload;
  /** Posts a message where the tool wants it; by the login's own browser unless another is given. */
  post(begun: KitLogin, fields: Readonly<Record<string, string>>, browser?: Browser): Promise<ToolAnswer>;
  /** A whole good launch. */
  launch(one?: Partial<LaunchCase>, browser?: Browser): Promise<OpenedInBrowser>;
  close(): Promise<void>;
}

/** A launch with the browser that it is open in. */
export interface OpenedInBrowser {
  readonly browser: Browser;
  readonly answer: ToolAnswer;
}

/** `null` leaves the parameter out. */
export type LoginFields = Readonly<Record<string, string | null>>;

/** What the tool answered to a login. */
export interface KitLogin {
  readonly browser: Browser;
  readonly answer: ToolAnswer;
  readonly clientId: string;
  readonly target: string;
  /** Of its request to the platform; undefined when it refused. */
  readonly request: URLSearchParams | undefined;
  readonly state: string;
  readonly nonce: string;
}

export interface SimulationOptions {
  /** Ports of the two platforms; default free ones. */
  readonly ports?: readonly [number, number];
  /** How the tool reaches them, where not by this machine's own address. */
  readonly publicUrls?: readonly [string, string];
}

/** All that platforms tell of somebody, so that a tool which wants more than it may shows it in the rows that are about that. */
const person = {
  name: 'Ada Lovelace',
  given_name: 'Ada',
  family_name: 'Lovelace',
  email: 'ada@example.org',
};
const clients: readonly RegistrationName[] = ['client-1', 'client-2', 'anonymous', 'trusting'];

export async function openSimulation(
  tool: ToolUnderTest,
  { ports = [0, 0], publicUrls }: SimulationOptions = {},
): Promise<Simulation> {
  const [platform, other] = await Promise.all(
    ports.map((port, index) => {
      const publicUrl = publicUrls?.[index];
      return openTestPlatform({ port, ...(publicUrl !== undefined && { publicUrl }) });
    }),
  );
  if (platform === undefined || other === undefined) throw new Error('Two platforms are needed.');
  for (const [id, role] of [
    ['teacher', contextRoles.instructor],
    ['ada', contextRoles.learner],
  ] as const) {
    const { name, given_name: givenName, family_name: familyName, email } = person;
    await platform.store.putMember('course-1', {
      user: { id, name, givenName, familyName, email },
      roles: [role],
    });
  }
  await platform.store.putLink({
    id: 'link-1',
    contextId: 'course-1',
    clientId: 'client-1',
    title: 'A link',
    targetLinkUri: tool.launch,
  });
  const registrations = registerAll(tool, platform, other);

  const login: Simulation['login'] = async (fields = {}, browser = openBrowser()) => {
    const all: LoginFields = {
      iss: platform.origin,
      client_id: 'client-1',
      login_hint: 'ada',
      target_link_uri: tool.launch,
      lti_deployment_id: '1',
      ...fields,
    };
    const address = new URL(tool.login);
    for (const [name, value] of Object.entries(all)) {
      if (value !== null) address.searchParams.set(name, value);
    }
    const answer = await browser.get(address.href);
    const request = requestOf(answer, [platform.origin, other.origin]);
    return {
      browser,
      answer,
      clientId: all['client_id'] ?? 'alone',
      target: all['target_link_uri'] ?? tool.launch,
      request,
      state: request?.get('state') ?? '',
      nonce: request?.get('nonce') ?? '',
    };
  };
  const claims: Simulation['claims'] = (begun, one = {}) => {
    const now = Math.floor(Date.now() / 1000);
    const times = Object.entries(one.times ?? {}).map(([name, offset]) => [name, now + offset]);
    const deepLinking = one.deepLinking === true;
    const all = {
      iss: platform.origin,
      aud: 'client-1',
      sub: 'ada',
      nonce: begun.nonce,
      iat: now,
      exp: now + 300,
      ...person,
      [names.messageType]: deepLinking ? messageTypes.deepLinking : messageTypes.resourceLink,
      [names.version]: ltiVersion,
      [names.deploymentId]: '1',
      [names.targetLinkUri]: begun.target,
      [names.roles]: [deepLinking ? contextRoles.instructor : contextRoles.learner],
      [names.context]: { id: 'course-1', label: 'C1', title: 'Course one' },
      ...(!deepLinking && { [names.resourceLink]: { id: 'link-1', title: 'A link' } }),
      ...Object.fromEntries(times),
      ...one.claims,
    };
    const kept = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
    return forClient(kept, begun.clientId);
  };
  const post: Simulation['post'] = (begun, fields, browser = begun.browser) =>
    browser.post(begun.request?.get('redirect_uri') ?? tool.launch, fields);

  return {
    tool,
    platform,
    other,
    registrations,
    login,
    claims,
    post,
    launch: async (one = {}, browser = openBrowser()) => {
      const target = one.deepLinking === true ? (tool.deepLink ?? tool.launch) : tool.launch;
      const begun = await login({ target_link_uri: target }, browser);
      const token = await platform.sign(claims(begun, one), one.header);
      const answer = await post(begun, { id_token: token, state: begun.state });
      return { browser, answer };
    },
    close: async () => {
      await Promise.all([platform.close(), other.close()]);
    },
  };
}

function registerAll(
  tool: ToolUnderTest,
  platform: TestPlatform,
  other: TestPlatform,
): readonly RegistrationInput[] {
  const bare = (address: string): string => address.split('?', 1)[0] ?? address;
  const deepLink = tool.deepLink ?? tool.launch;
  const addresses = {
    login: tool.login,
    launch: tool.launch,
    deepLink,
    jwks: tool.jwks ?? `${new URL(tool.login).origin}/no-key-set`,
    register: `${new URL(tool.login).origin}/no-registration`,
  };
  const redirect_uris = [...(tool.redirectUris ?? new Set([bare(tool.launch), bare(deepLink)]))];
  const at = (one: TestPlatform, client_id: RegistrationName, more: Partial<RegistrationInput> = {}) => ({
    ...one.register(addresses, { client_id, redirect_uris }),
    name: `Conformance kit: ${client_id}`,
    ...more,
  });
  const settings: Readonly<Partial<Record<RegistrationName, Partial<RegistrationInput>>>> = {
    anonymous: { anonymous: true },
    trusting: { trusted_audiences: ['other'] },
  };
  return [...clients.map((client) => at(platform, client, settings[client])), at(other, 'alone')];
}

/** The tool's request to a platform, where its answer to the login leads there. */
function requestOf({ addresses }: ToolAnswer, origins: readonly string[]): URLSearchParams | undefined {
  const last = URL.parse(addresses.at(-1) ?? '');
  return addresses.length > 1 && last !== null && origins.includes(last.origin)
    ? last.searchParams
    : undefined;
}

/** The cases are written for `client-1`. */
function forClient(payload: Readonly<Record<string, unknown>>, client: string): JWTPayload {
  const swap = (value: unknown): unknown =>
    value === 'client-1' ? client : Array.isArray(value) ? value.map(swap) : value;
  const { aud, azp, ...rest } = payload;
  return {
    ...rest,
    ...(aud !== undefined && { aud: audienceOf(swap(aud)) }),
    ...(azp !== undefined && { azp: swap(azp) }),
  };
}

function audienceOf(value: unknown): string | string[] {
  return Array.isArray(value) ? value.map(String) : String(value);
}
