import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, type JWTPayload } from 'jose';
import { readForm } from '../../testing/read-form.ts';
import { claims, ltiVersion } from '../../spec/claims.ts';
import { messageTypes } from '../../spec/services.ts';
import type { ConformanceCase } from '../conformance-case.ts';
import { onceFor } from '../once-for.ts';
import type { Outcome } from '../outcome.ts';
import { readAnswer } from '../read-answer.ts';
import type { Simulation } from '../simulation.ts';
import { platformLaunch } from './platform-launch.ts';

/** A selection from the request to the platform's thanks. */
interface Exchange {
  readonly opened: Outcome;
  /** The tool's signed answer. */
  readonly token?: string;
  readonly taken?: boolean;
}

const exchange = onceFor(async (simulation): Promise<Exchange> => {
  const { tool, platform } = simulation;
  const { browser, answer } = await platformLaunch(
    simulation,
    (user) => platform.platform.startDeepLink({ clientId: 'client-1', contextId: 'course-1', user }),
    'teacher',
  );
  const opened = readAnswer({ ...tool, accepted: /./ }, answer);
  if (opened.got !== 'accepted' || tool.actions?.deepLink === undefined) return { opened };
  const { action, fields } = readForm((await tool.actions.deepLink(browser, answer)).page);
  const token = fields['JWT'];
  if (token === undefined) return { opened };
  const before = platform.deepLinked.length;
  await browser.post(action, fields);
  return { opened, token, taken: platform.deepLinked.length > before };
});

const row = (
  number: number,
  name: string,
  section: string,
  judge: (token: string, simulation: Simulation, taken: boolean) => Promise<string | undefined>,
): ConformanceCase => ({
  id: `6.2-${number}`,
  name,
  section,
  expected: 'hold',
  run: async (simulation) => {
    const { token, taken = false } = await exchange(simulation);
    if (simulation.tool.actions?.deepLink === undefined)
      return { got: 'unseen', detail: 'no way to choose is known' };
    if (token === undefined) return { got: 'broken', detail: 'no response came' };
    const wrong = await judge(token, simulation, taken);
    return { got: wrong === undefined ? 'held' : 'broken', detail: wrong ?? '' };
  },
});

/** Certification guide §6.2, by its names. */
export const deepLinkingCases: readonly ConformanceCase[] = [
  {
    id: '6.2-1',
    name: 'Deep Linking: Send the Request Payload',
    section: 'DL §4.4',
    expected: 'accept',
    run: async (simulation) => (await exchange(simulation)).opened,
  },
  row(2, 'Deep Linking: Receive the Response Payload', 'DL §4.5', async () => undefined),
  row(3, 'Deep Linking: Response Format Valid', 'DL §4.5', async (token) => {
    const items = payloadOf(token)?.[claims.contentItems];
    if (!Array.isArray(items)) return 'content_items is no list';
    const nameless = items.some((item: unknown) => typeof member(item, 'type') !== 'string');
    return nameless ? 'a content item has no type' : undefined;
  }),
  row(4, 'Deep Linking: Response Timestamps Valid', 'DL §4.5', async (token) => {
    const { iat, exp } = payloadOf(token) ?? {};
    if (iat === undefined || exp === undefined) return 'iat or exp is missing';
    const now = Date.now() / 1000;
    return Math.abs(now - iat) < 60 && exp > now && exp > iat ? undefined : 'iat or exp is not of now';
  }),
  row(5, 'Deep Linking: Signature Valid', 'security §5.2', async (token, { tool }) => {
    if (tool.jwks === undefined) return 'the key set of the tool is not known';
    if (decodeProtectedHeader(token).kid === undefined) return 'the header has no kid';
    try {
      await jwtVerify(token, createRemoteJWKSet(new URL(tool.jwks)), { algorithms: ['RS256'] });
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : 'the signature is wrong';
    }
  }),
  row(6, 'Deep Linking: Required Claims Verified', 'DL §4.5', async (token, { platform }) => {
    const payload = payloadOf(token) ?? {};
    const wanted: Readonly<Record<string, unknown>> = {
      iss: 'client-1',
      [claims.messageType]: messageTypes.deepLinkingResponse,
      [claims.version]: ltiVersion,
      [claims.deploymentId]: '1',
    };
    const wrong = Object.keys(wanted).filter((name) => payload[name] !== wanted[name]);
    const audience = [payload.aud].flat();
    if (audience.length !== 1 || audience[0] !== platform.origin) wrong.push('aud');
    const lacking = ['nonce', claims.data].filter((name) => payload[name] === undefined);
    const all = [...wrong, ...lacking];
    return all.length === 0 ? undefined : `missing or wrong: ${all.join(', ')}`;
  }),
  row(7, 'Deep Linking: Affirm Response', 'DL §4.5', async (_token, _simulation, taken) =>
    taken ? undefined : 'the platform did not take it',
  ),
];

function payloadOf(token: string): JWTPayload | undefined {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
