import type { PlatformCall } from '../../testing/test-platform.ts';
import type { Outcome } from '../outcome.ts';
import type { Simulation } from '../simulation.ts';

/** What the platform was asked while `work` ran, and how the work ended. */
export async function callsDuring(
  { platform }: Simulation,
  work: () => Promise<unknown>,
): Promise<{ readonly calls: readonly PlatformCall[]; readonly failure?: string }> {
  const before = platform.calls.length;
  try {
    await work();
    return { calls: platform.calls.slice(before) };
  } catch (error) {
    return {
      calls: platform.calls.slice(before),
      failure: error instanceof Error ? error.message : 'it failed',
    };
  }
}

/** Scopes of each access token that was given out. */
export function tokenScopes(calls: readonly PlatformCall[]): readonly (readonly string[])[] {
  return calls
    .filter(({ path, status }) => path.endsWith('/token') && status === 200)
    .map(({ body }) => scopeOf(body).split(' '));
}

/** Held when one call fits and was answered well. */
export function sawCall(
  calls: readonly PlatformCall[],
  fits: (call: PlatformCall) => boolean,
  absent: string,
): Outcome {
  const all = calls.filter(fits);
  if (all.length === 0) return { got: 'broken', detail: absent };
  const good = all.some(({ status }) => status < 300);
  return { got: good ? 'held' : 'broken', detail: good ? '' : `the platform answered ${all.at(-1)?.status}` };
}

function scopeOf(body: unknown): string {
  const scope: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'scope') : '';
  return typeof scope === 'string' ? scope : '';
}
