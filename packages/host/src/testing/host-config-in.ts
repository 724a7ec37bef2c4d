import path from 'node:path';
import type { HostConfig } from '../config.ts';

/** The configuration of a host whose data is in a folder below this one. */
export function hostConfigIn<More extends Partial<HostConfig>>(
  folder: string,
  more: More,
): HostConfig & More {
  return {
    host: '127.0.0.1',
    port: 0,
    data: path.join(folder, 'data'),
    plugins: [],
    logLevel: 'silent',
    secret: 'a secret of at least thirty-two characters',
    trustProxy: 0,
    siteName: 'Test site',
    ...more,
  };
}
