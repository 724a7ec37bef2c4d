import type { Records } from '@coursewright/core';
import type { LtiStores } from '../lti-stores.ts';
import type { RegistrationCache } from './registration-cache.ts';
import type { Registration } from './registration.ts';

/**
 * Keeps what a good message tells of its platform for the first time: a deployment that the registration takes without
 * listing it, and which product it is. A message that tells nothing new costs nothing.
 */
export async function learnFromMessage(
  deps: { readonly records: Records<LtiStores>; readonly registrations: RegistrationCache },
  { id, deploymentIds, product }: Registration,
  told: { readonly deploymentId: string; readonly product?: string | undefined },
): Promise<void> {
  const newDeployment = !deploymentIds.includes(told.deploymentId);
  const newProduct = product === undefined ? told.product : undefined;
  if (!newDeployment && newProduct === undefined) return;
  await deps.records.transaction(async ({ ltiRegistrations }) => {
    if (newDeployment) await ltiRegistrations.addDeployment(id, told.deploymentId);
    if (newProduct !== undefined) await ltiRegistrations.changeRegistration(id, { product: newProduct });
  });
  deps.registrations.forget();
}
