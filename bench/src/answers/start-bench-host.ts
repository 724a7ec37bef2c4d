import path from 'node:path';
import { readConfig, startHost, type RunningHost } from '@coursewright/host';

/** A host as the command line of a measured process says: its folder, and settings beyond the embedded ones as JSON. */
export function startBenchHost(more: NodeJS.ProcessEnv = {}): Promise<RunningHost> {
  const [, , folder = '', settings = '{}'] = process.argv;
  const data = { COURSEWRIGHT_DATA: path.join(folder, 'data'), PORT: '0', LOG_LEVEL: 'warn' };
  return startHost(readConfig({ ...data, ...JSON.parse(settings), ...more }));
}

/** Says that the host is ready; then tells its processor time, in milliseconds, when asked, and ends when told to stop. */
export function obey(host: RunningHost, ready: object | string): void {
  process.send?.(ready);
  process.on('message', (order) => {
    if (order === 'stop') void host.close().then(() => process.disconnect?.());
    else {
      const { user, system } = process.cpuUsage();
      process.send?.((user + system) / 1000);
    }
  });
}
