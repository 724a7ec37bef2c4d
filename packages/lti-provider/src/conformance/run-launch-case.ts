import type { ConformanceCase } from './conformance-case.ts';
import { sectionOf, type LaunchCase } from './launch-case.ts';
import type { Outcome } from './outcome.ts';
import { readAnswer } from './read-answer.ts';
import type { Simulation } from './simulation.ts';
import { claims } from '../spec/claims.ts';

/** A launch case as a row: the platform's own key signs, so what is wrong is what the case says alone. */
export function rowOf(one: LaunchCase): ConformanceCase {
  const { id, name, verdict } = one;
  return {
    id,
    name,
    section: sectionOf(one),
    expected: verdict === 'ok' ? 'accept' : verdict === 'message_type_not_offered' ? 'name' : 'refuse',
    ...(verdict !== 'ok' && { refusal: verdict }),
    run: (simulation) => runLaunchCase(simulation, one),
  };
}

async function runLaunchCase(simulation: Simulation, one: LaunchCase): Promise<Outcome> {
  const { tool, platform } = simulation;
  const begun = await simulation.login({
    client_id: one.registration ?? 'client-1',
    target_link_uri: one.deepLinking === true ? (tool.deepLink ?? tool.launch) : tool.launch,
  });
  if (begun.request === undefined) return refusedAtLogin(begun.answer.status);
  const token = await platform.sign(simulation.claims(begun, one), one.header);
  const answer = await simulation.post(begun, { id_token: token, state: begun.state });
  const type = one.claims?.[claims.messageType];
  // Whoever chooses content is shown a page of another kind than who learns.
  const reading = one.deepLinking === true ? { ...tool, accepted: /./ } : tool;
  return readAnswer(reading, answer, typeof type === 'string' ? type : undefined);
}

/** A good login that did not lead to the platform. */
export function refusedAtLogin(status: number): Outcome {
  return { got: 'refused', detail: `${status} at the login` };
}
