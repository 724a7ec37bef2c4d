import { randomUUID } from 'node:crypto';
import { generateSigningKey } from '../../keys/signing-key.ts';
import type { ToolAnswer } from '../browser.ts';
import type { ConformanceCase } from '../conformance-case.ts';
import { readAnswer } from '../read-answer.ts';
import type { Simulation } from '../simulation.ts';

const forgedKids = 20;

/** The platform's keys may change at any moment. */
export const newKey: ConformanceCase = {
  id: 'G16',
  name: 'a key that the platform has just begun to use',
  section: 'security §6.3',
  expected: 'accept',
  run: async (simulation) => {
    // At the other platform: a tool that cannot do it shall show what it can in the rows that follow.
    const { other } = simulation;
    await launchAlone(simulation);
    const kid = randomUUID();
    const { privateJwk } = await generateSigningKey(kid);
    await other.store.addKey({ kid, privateJwk, created: Date.now() * 1000 });
    return readAnswer(simulation.tool, await launchAlone(simulation));
  },
};

async function launchAlone(simulation: Simulation): Promise<ToolAnswer> {
  const { other } = simulation;
  const begun = await simulation.login({ iss: other.origin, client_id: 'alone' });
  const token = await other.sign({ ...simulation.claims(begun), iss: other.origin });
  return simulation.post(begun, { id_token: token, state: begun.state });
}

/** Forged key ids cost the platform nothing. */
export const forgedKeyIds: ConformanceCase = {
  id: 'D1',
  name: `${forgedKids} forged key ids ask the platform for its keys at most once`,
  section: 'security §6.3',
  expected: 'hold',
  run: async (simulation) => {
    await simulation.launch();
    const { pathname } = new URL(simulation.platform.platform.addresses.jwks_url);
    const fetches = () => simulation.platform.requests.filter((one) => one === `GET ${pathname}`).length;
    // Signed before anything is counted: the simulated platform reads its own keys for it.
    const forged = await Promise.all(
      Array.from({ length: forgedKids }, async (_, number) => {
        const begun = await simulation.login();
        const kid = `forged-${number}`;
        return { begun, token: await simulation.platform.sign(simulation.claims(begun), { kid }) };
      }),
    );
    const before = fetches();
    for (const { begun, token } of forged) {
      await simulation.post(begun, { id_token: token, state: begun.state });
    }
    const asked = fetches() - before;
    return { got: asked <= 1 ? 'held' : 'broken', detail: `${asked} fetches` };
  },
};
