import { mediaTypes } from '../../spec/media-types.ts';
import { scopes } from '../../spec/scopes.ts';
import type { PlatformCall } from '../../testing/test-platform.ts';
import type { ConformanceCase } from '../conformance-case.ts';
import { onceFor } from '../once-for.ts';
import { readAnswer } from '../read-answer.ts';
import type { Outcome } from '../outcome.ts';
import { callsDuring, sawCall, tokenScopes } from './service-calls.ts';
import { launchLink } from './platform-launch.ts';

const exchange = onceFor(async (simulation) => {
  const action = simulation.tool.actions?.members;
  let opened: Outcome = { got: 'broken', detail: 'the launch failed' };
  const { failure } = await callsDuring(simulation, async () => {
    const { browser, answer } = await launchLink(simulation, 'teacher');
    opened = readAnswer(simulation.tool, answer);
    if (opened.got === 'accepted') await action?.(browser, answer);
  });
  // All that there were: a tool may have asked by itself, when somebody who teaches came first.
  return { opened, calls: simulation.platform.calls, failure };
});

const isRequest = ({ method, path }: PlatformCall) => method === 'GET' && path.endsWith('/memberships');
const nobodyAsked = 'nobody asked for the members';

const row = (
  number: number,
  name: string,
  section: string,
  judge: (calls: readonly PlatformCall[], failure: string | undefined) => Outcome,
): ConformanceCase => ({
  id: `6.3-${number}`,
  name: `Names and Roles: ${name}`,
  section,
  expected: 'hold',
  run: async (simulation) => {
    const { calls, failure } = await exchange(simulation);
    return simulation.tool.actions?.members === undefined
      ? { got: 'unseen', detail: 'no way to ask for members is known' }
      : judge(calls, failure);
  },
});

/** Certification guide §6.3, by its names. */
export const namesRolesCases: readonly ConformanceCase[] = [
  {
    id: '6.3-1',
    name: 'Names and Roles: Valid Instructor Launch',
    section: 'NRPS §2',
    expected: 'accept',
    run: async (simulation) => (await exchange(simulation)).opened,
  },
  row(2, 'Received Request', 'NRPS §2.4', (calls, failure) =>
    sawCall(calls, isRequest, failure ?? nobodyAsked),
  ),
  row(3, 'Verify JSON Header', 'NRPS §2.2', (calls) =>
    sawCall(
      calls,
      (call) => isRequest(call) && String(call.headers['accept']).includes(mediaTypes.membershipContainer),
      'accept is not the media type of members',
    ),
  ),
  row(4, 'Verify Bearer Token', 'RFC 6750 §2.1', (calls) =>
    sawCall(
      calls,
      (call) => isRequest(call) && /^Bearer \S+$/i.test(String(call.headers['authorization'])),
      'no bearer token came',
    ),
  ),
  row(5, 'Verify Bearer Scope', 'NRPS §2.4.1', (calls) =>
    tokenScopes(calls).some((list) => list.includes(scopes.membershipReadonly)) ||
    calls.some((call) => isRequest(call) && call.status === 200)
      ? { got: 'held', detail: '' }
      : { got: 'broken', detail: 'no token for the scope was asked for' },
  ),
];
