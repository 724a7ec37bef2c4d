import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LtiPlatforms } from '@coursewright/lti-provider';
import type { BenchPlatform } from './tool-process.ts';

const platforms = 50;
/** Milliseconds between the loop's ticks that are looked at. */
const resolution = 1;

/** Registers platforms one after another: longest time that the event loop stood still, in milliseconds. */
export async function blockedByRegistering(
  { add }: Pick<LtiPlatforms, 'add'>,
  platform: BenchPlatform,
): Promise<Record<string, number>> {
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  await sleep(20);
  delay.reset();
  const from = performance.now();
  for (let one = 0; one < platforms; one += 1) {
    await add({
      issuer: platform.issuer,
      client_id: `another ${process.hrtime.bigint()}`,
      deployment_ids: [platform.deploymentId],
      auth_login_url: platform.authenticationEndpoint,
      auth_token_url: platform.tokenEndpoint,
      jwks_url: platform.jwksUrl,
      name: 'another',
    });
  }
  const each = (performance.now() - from) / platforms;
  await sleep(20);
  delay.disable();
  return { blocked: Math.max(0, delay.max / 1e6 - resolution), each };
}
