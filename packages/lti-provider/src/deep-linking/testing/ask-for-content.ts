import { decodeJwt } from 'jose';
import { claims } from '../../spec/claims.ts';
import { readFields } from '../../testing/read-form.ts';
import type { TestPlatform } from '../../testing/test-platform.ts';
import type { TestTool } from '../../testing/test-tool.ts';
import { beginLogin, postMessage } from '../../testing/walk-launch.ts';

/** The picker after a request of the platform with these settings (DL §4.4.1), as a teacher gets it. */
export async function askForContent(
  platform: TestPlatform,
  { tool }: TestTool,
  settings: object = {},
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const login = new URL(tool.addresses.login);
  const target = tool.addresses.deepLink;
  const asked = { iss: platform.origin, login_hint: 'teacher', target_link_uri: target };
  for (const [name, value] of Object.entries(asked)) login.searchParams.set(name, value);
  const begun = await beginLogin(login);
  const now = Math.floor(Date.now() / 1000);
  const token = await platform.sign({
    iss: platform.origin,
    aud: 'client-1',
    sub: 'teacher',
    nonce: begun.nonce,
    iat: now,
    exp: now + 60,
    [claims.messageType]: 'LtiDeepLinkingRequest',
    [claims.version]: '1.3.0',
    [claims.deploymentId]: '1',
    [claims.roles]: ['Instructor'],
    [claims.deepLinkingSettings]: {
      deep_link_return_url: `${platform.origin}/return?a=1&b=2`,
      accept_types: ['link', 'ltiResourceLink'],
      accept_presentation_document_targets: ['iframe', 'window'],
      ...settings,
    },
    ...more,
  });
  const answer = await postMessage(target, { state: begun.state, id_token: token }, begun.cookie);
  return answer.text();
}

/** What the next page is after a button, with these boxes checked besides those that are; a field given here replaces. */
export async function pressButton(
  page: string,
  button: Readonly<Record<string, string>>,
  { check = [], fields: given = {} }: { check?: readonly string[]; fields?: Record<string, string> } = {},
): Promise<Response> {
  const { action, fields } = readFields(page);
  const kept = fields.filter(([name]) => !(name in given));
  const body = [
    ...kept,
    ...check.map((key) => ['pick', key]),
    ...Object.entries(given),
    ...Object.entries(button),
  ];
  return fetch(action, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(body.map(([name = '', value = '']): [string, string] => [name, value])),
  });
}

/** The answer that a page of the tool posts to the platform. */
export function answerIn(page: string): {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly claims: Readonly<Record<string, unknown>>;
  readonly action: string;
} {
  const { action, fields } = readFields(page);
  const token = new Map(fields).get('JWT');
  if (token === undefined) throw new Error(`The page posts no answer: ${page}`);
  const payload = decodeJwt<Record<string, unknown>>(token);
  const items = payload[claims.contentItems];
  return { items: Array.isArray(items) ? items : [], claims: payload, action };
}
