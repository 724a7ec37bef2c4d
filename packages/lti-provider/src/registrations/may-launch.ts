import { refuse, type LtiRefusal } from '../refusals/lti-refusal.ts';
import type { Registration } from './registration.ts';

/** Why the registration does not launch; undefined for one that does. */
export function notLaunching({ state, name: platform }: Registration): LtiRefusal | undefined {
  if (state === 'active') return undefined;
  return refuse(state === 'pending' ? 'registration_pending' : 'registration_paused', { platform });
}

/** Whether the deployment may launch: it is listed, or the registration takes any. */
export function takesDeployment(
  { deploymentIds, deployments }: Pick<Registration, 'deploymentIds' | 'deployments'>,
  deploymentId: string,
): boolean {
  return deployments === 'any' || deploymentIds.includes(deploymentId);
}

/** Whether the platform may open the course, whose key is in the new form. */
export function mayOpenCourse({ courses }: Pick<Registration, 'courses'>, courseKey: string): boolean {
  return courses === undefined || courses.includes(courseKey);
}
