import type { LtiTool } from '@coursewright/lti-provider';
import type { HostDeps } from '../host-deps.ts';
import type { Cli } from './cli.ts';

/** What commands stand on: compose.ts opens it, with or without a server. */
export interface OpenedHost extends Pick<
  HostDeps,
  'engine' | 'records' | 'clock' | 'ids' | 'publicUrl' | 'secret'
> {
  readonly lti: Pick<LtiTool, 'platforms' | 'addresses'>;
  close(): Promise<void>;
}

/** Opens the host, works with it and closes it, whatever happens. */
export async function withHost<T>(cli: Cli, work: (host: OpenedHost) => Promise<T>): Promise<T> {
  const host = await cli.open();
  try {
    return await work(host);
  } finally {
    await host.close();
  }
}
