import { composeHost, type HostOverrides } from './compose.ts';
import type { HostConfig } from './config.ts';
import { pagelessWidgets } from './lms/widget-bundle.ts';

export interface RunningWorker {
  /** Ends the background work after what it is at, and closes the stores. */
  close(): Promise<void>;
}

/** Starts the background work alone: jobs, and events on their way to the log. It serves nothing. */
export async function startWorker(config: HostConfig, overrides: HostOverrides = {}): Promise<RunningWorker> {
  const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const host = await composeHost({ ...config, publicUrl }, { widgets: pagelessWidgets, ...overrides });
  await host.start();
  host.log.info({ data: config.data }, 'worker started');
  let closing: Promise<void> | undefined;
  const close = async () => {
    await host.close();
    host.log.info('worker stopped');
  };
  return { close: () => (closing ??= close()) };
}
