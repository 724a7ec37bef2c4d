import type { Cli } from './cli.ts';
import type { OpenedHost } from './opened-host.ts';

/** Opens the host, works with it and closes it, whatever happens. */
export async function withHost<T>(cli: Cli, work: (host: OpenedHost) => Promise<T>): Promise<T> {
  const host = await cli.open();
  try {
    return await work(host);
  } finally {
    await host.close();
  }
}
