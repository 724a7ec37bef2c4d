import { benchCourse, type ToolAddresses } from './tool-process.ts';
import type { Platform } from './bench-platform.ts';

/** One LTI 1.3 launch of three HTTP hops: login, launch, landing page. Throws where the tool refuses one. */
export async function walkLaunch(platform: Platform, tool: ToolAddresses, subject: string): Promise<void> {
  await finishLaunch(platform, tool, await beginLogin(platform, tool, subject), subject);
}

/** From the platform's answer on. */
export async function finishLaunch(
  platform: Platform,
  tool: ToolAddresses,
  begun: BegunLogin,
  subject: string,
): Promise<void> {
  const launched = await post(begun, await platform.sign(message(platform, begun, subject)));
  const landing = new URL(expectRedirect(launched, 'launch'), tool.launch);
  const cookies = [begun.cookie, ...launched.headers.getSetCookie().map((line) => line.split(';')[0])];
  const page = await fetch(landing, { headers: { cookie: cookies.join('; ') } });
  const text = await page.text();
  if (!page.ok) throw new Error(`the landing page answered ${page.status}: ${text}`);
}

/** A login, and a launch that is signed under a key id that nobody has; answers its status. */
export async function forgeLaunch(platform: Platform, tool: ToolAddresses, kid: string): Promise<number> {
  const begun = await beginLogin(platform, tool, 'forger');
  const answer = await post(begun, await platform.sign(message(platform, begun, 'forger'), kid));
  await answer.arrayBuffer();
  return answer.status;
}

export interface BegunLogin {
  readonly target: string;
  readonly state: string;
  readonly nonce: string;
  readonly cookie: string;
}

export async function beginLogin(
  { facts }: Platform,
  tool: ToolAddresses,
  subject: string,
): Promise<BegunLogin> {
  const target = `${tool.launch}?course=${encodeURIComponent(benchCourse)}`;
  const answer = await fetch(tool.login, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      iss: facts.issuer,
      client_id: facts.clientId,
      login_hint: subject,
      target_link_uri: target,
      lti_deployment_id: facts.deploymentId,
    }),
  });
  await answer.arrayBuffer();
  const location = new URL(expectRedirect(answer, 'login'));
  return {
    target,
    state: location.searchParams.get('state') ?? '',
    nonce: location.searchParams.get('nonce') ?? '',
    cookie: answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
  };
}

const claim = 'https://purl.imsglobal.org/spec/lti/claim/';

/** As Moodle sends them: with person, platform and services. */
function message({ facts }: Platform, { nonce, target }: BegunLogin, subject: string) {
  return {
    iss: facts.issuer,
    aud: facts.clientId,
    sub: subject,
    nonce,
    [`${claim}message_type`]: 'LtiResourceLinkRequest',
    [`${claim}version`]: '1.3.0',
    [`${claim}deployment_id`]: facts.deploymentId,
    [`${claim}target_link_uri`]: target,
    [`${claim}resource_link`]: { id: 'link-1', title: 'Bench' },
    [`${claim}roles`]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'],
    [`${claim}context`]: { id: 'course-1', label: 'B1', title: 'Bench' },
    [`${claim}tool_platform`]: { guid: 'bench', name: 'Bench', product_family_code: 'moodle', version: '5' },
    [`${claim}launch_presentation`]: { locale: 'en', document_target: 'iframe' },
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
      scope: ['https://purl.imsglobal.org/spec/lti-ags/scope/score'],
      lineitem: `${facts.issuer}/items/1`,
      lineitems: `${facts.issuer}/items`,
    },
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
      context_memberships_url: `${facts.issuer}/members`,
      service_versions: ['2.0'],
    },
    given_name: 'Ada',
    family_name: 'Lovelace',
    name: 'Ada Lovelace',
    email: 'ada@example.com',
  };
}

async function post({ target, state, cookie }: BegunLogin, token: string): Promise<Response> {
  return fetch(target, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie },
    body: new URLSearchParams({ id_token: token, state }),
  });
}

function expectRedirect(response: Response, step: string): string {
  const location = response.headers.get('location');
  if (location === null) throw new Error(`${step} answered ${response.status} and no redirect`);
  return location;
}
