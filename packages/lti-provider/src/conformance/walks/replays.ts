import { setTimeout as sleep } from 'node:timers/promises';
import type { ConformanceCase } from '../conformance-case.ts';
import type { LaunchCase } from '../launch-case.ts';
import type { Outcome } from '../outcome.ts';
import { readAnswer } from '../read-answer.ts';
import type { Simulation } from '../simulation.ts';

const section = 'security §5.1.3 #9';
/** Longer than ltijs remembers a nonce. */
const patience = 12_000;

/** A token is taken once, by the login it was made for. */
export const replayCases: readonly ConformanceCase[] = [
  {
    id: 'B10',
    name: 'the nonce of another login',
    section,
    expected: 'refuse',
    refusal: 'nonce_mismatch',
    run: async (simulation) => {
      const [one, other] = [await simulation.login(), await simulation.login()];
      return send(simulation, one, await simulation.platform.sign(simulation.claims(other)));
    },
  },
  {
    id: 'B11',
    name: 'the same launch again',
    section,
    expected: 'refuse',
    refusal: 'nonce_used',
    run: (simulation) => replay(simulation, {}),
  },
  {
    id: 'B12',
    name: 'the same token in a new login',
    section,
    expected: 'refuse',
    refusal: 'nonce_mismatch',
    run: async (simulation) => {
      const begun = await simulation.login();
      const token = await simulation.platform.sign(simulation.claims(begun));
      const first = await send(simulation, begun, token);
      if (first.got !== 'accepted') return noFirst(first);
      return send(simulation, await simulation.login(), token);
    },
  },
  {
    id: 'B13',
    name: 'three times at once: one is let in',
    section,
    expected: 'hold',
    run: async (simulation) => {
      const begun = await simulation.login();
      const token = await simulation.platform.sign(simulation.claims(begun));
      const all = await Promise.all([1, 2, 3].map(() => send(simulation, begun, token)));
      const accepted = all.filter(({ got }) => got === 'accepted').length;
      return { got: accepted === 1 ? 'held' : 'broken', detail: `${accepted} let in` };
    },
  },
  {
    id: 'B13b',
    waits: true,
    name: 'again after 12 seconds, issued a little ahead',
    section,
    expected: 'refuse',
    refusal: 'nonce_used',
    run: (simulation) => replay(simulation, { times: { iat: 20, exp: 320 } }, patience),
  },
  {
    id: 'B13c',
    waits: true,
    name: 'again after 12 seconds',
    section,
    expected: 'refuse',
    refusal: 'nonce_used',
    run: (simulation) => replay(simulation, {}, patience),
  },
];

/** The whole launch twice, by the same browser, which kept the cookies that it had then. */
async function replay(simulation: Simulation, one: Partial<LaunchCase>, wait = 0): Promise<Outcome> {
  const begun = await simulation.login();
  const token = await simulation.platform.sign(simulation.claims(begun, one));
  const again = begun.browser.copy();
  const first = await send(simulation, begun, token);
  if (first.got !== 'accepted') return noFirst(first);
  await sleep(wait);
  const answer = await simulation.post(begun, { id_token: token, state: begun.state }, again);
  return readAnswer(simulation.tool, answer);
}

async function send(
  simulation: Simulation,
  begun: Awaited<ReturnType<Simulation['login']>>,
  token: string,
): Promise<Outcome> {
  const answer = await simulation.post(begun, { id_token: token, state: begun.state });
  return readAnswer(simulation.tool, answer);
}

/** A tool that does not take the first one cannot show what it does with the second. */
function noFirst({ detail }: Outcome): Outcome {
  return { got: 'unseen', detail: `the first was refused: ${detail}` };
}
