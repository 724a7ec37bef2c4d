import { CoreError } from '@coursewright/core';
import type { Settings } from '../settings.ts';
import { isHost } from './doctor/check-port.ts';

/** Throws `host_running` while the host of these settings answers: what it takes from now on would be lost. */
export async function refuseRunningHost({ host, port }: Pick<Settings, 'host' | 'port'>): Promise<void> {
  if (port === 0 || !(await isHost(host, port))) return;
  throw new CoreError(
    'host_running',
    `It answers at ${host}:${port}; what it takes from now on would be lost.`,
  );
}
