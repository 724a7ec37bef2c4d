import { openBrowser } from '../browser.ts';
import type { ConformanceCase } from '../conformance-case.ts';
import type { Outcome } from '../outcome.ts';
import { readAnswer } from '../read-answer.ts';
import type { LoginFields, Simulation } from '../simulation.ts';

const section = 'security §7.3.1';

/** A login belongs to the browser that began it, and to a state of the tool's own. */
export const browserCases: readonly ConformanceCase[] = [
  {
    id: 'B28',
    name: 'no state',
    section: 'security §5.1.1.5',
    expected: 'refuse',
    refusal: 'state_missing',
    run: (simulation) => withState(simulation, undefined),
  },
  {
    id: 'B29',
    name: 'a state that the tool did not make',
    section: 'security §5.1.1.5',
    expected: 'refuse',
    refusal: 'state_forged',
    run: (simulation) => withState(simulation, 'made-up'),
  },
  {
    id: 'B30',
    name: 'a login of another browser, in one without cookies',
    section,
    expected: 'refuse',
    refusal: 'browser_unknown',
    run: (simulation) => crossed(simulation, async () => openBrowser()),
  },
  {
    id: 'B31',
    name: 'a login of another browser, in one that has begun its own',
    section,
    expected: 'refuse',
    refusal: 'browser_unknown',
    run: (simulation) => crossed(simulation, async () => (await simulation.login()).browser),
  },
  {
    id: 'B40',
    name: "an error of the platform's own, in the place of a token",
    section: 'security §5.1.1.5',
    expected: 'refuse',
    refusal: 'platform_launch_expired',
    run: async (simulation) => {
      const begun = await simulation.login();
      const fields = { state: begun.state, error: 'launch_no_longer_valid', error_description: 'Too old' };
      return readAnswer(simulation.tool, await simulation.post(begun, fields));
    },
  },
  {
    id: 'G24',
    name: 'no cookies, and the platform offers storage',
    section: 'LTI Client Side postMessages',
    expected: 'recover',
    run: (simulation) => crossed(simulation, async () => openBrowser(), { lti_storage_target: '_parent' }),
  },
];

async function withState(simulation: Simulation, state: string | undefined): Promise<Outcome> {
  const begun = await simulation.login();
  const token = await simulation.platform.sign(simulation.claims(begun));
  const fields = { id_token: token, ...(state !== undefined && { state }) };
  return readAnswer(simulation.tool, await simulation.post(begun, fields));
}

async function crossed(
  simulation: Simulation,
  victim: () => Promise<ReturnType<typeof openBrowser>>,
  fields: LoginFields = {},
): Promise<Outcome> {
  const begun = await simulation.login(fields);
  const token = await simulation.platform.sign(simulation.claims(begun));
  const answer = await simulation.post(begun, { id_token: token, state: begun.state }, await victim());
  return readAnswer(simulation.tool, answer);
}
