import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { CoreError, type Engine } from '@coursewright/core';
import type { LtiTool } from '@coursewright/lti-provider';
import { composeHost, type ComposedHost, type HostOverrides } from './compose.ts';
import type { HostConfig } from './config.ts';
import { problemOf } from './http/problem-document.ts';
import { createServer } from './server.ts';

export interface RunningHost {
  /** Origin that browsers see. */
  readonly url: string;
  readonly engine: Engine;
  readonly lti: LtiTool;
  /** What it is made of, for those who start more beside it. */
  readonly composed: ComposedHost;
  /** Takes no more requests, finishes those that are there, ends the background work and closes the stores. */
  close(): Promise<void>;
}

/** Milliseconds that requests have to finish when the host stops. */
const PATIENCE = 10_000;

/**
 * Starts the host: pages, API and, unless other processes do it, background work. Throws `not_configured` for a port
 * that is taken.
 */
export async function startHost(
  config: HostConfig,
  overrides: HostOverrides = {},
  { worker = true }: { readonly worker?: boolean } = {},
): Promise<RunningHost> {
  let answer: RequestListener = (_req, res) => {
    const problem = problemOf(new CoreError('unavailable', 'The host is starting.'));
    const headers = { 'Content-Type': 'application/problem+json', 'Retry-After': '1' };
    res.writeHead(problem.status, headers).end(JSON.stringify(problem));
  };
  const http = createHttpServer({ keepAliveTimeout: 65_000 }, (req, res) => answer(req, res));
  const port = await listen(http, config);
  const url = config.publicUrl ?? `http://${browsable(config.host)}:${port}`;
  const host = await composeHost({ ...config, publicUrl: url }, overrides).catch(async (error: unknown) => {
    await closeServer(http, 0);
    throw error;
  });
  answer = createServer(host);
  if (worker) await host.start();
  host.log.info({ url, data: config.data }, 'host started');
  let closing: Promise<void> | undefined;
  const close = async () => {
    host.stopping();
    await closeServer(http, PATIENCE);
    await host.close();
    host.log.info('host stopped');
  };
  return { url, engine: host.engine, lti: host.lti, composed: host, close: () => (closing ??= close()) };
}

function listen(http: Server, { host, port }: HostConfig): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (cause) => {
      const why =
        'code' in cause && cause.code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${cause.message})`;
      reject(new CoreError('not_configured', `PORT: ${port} of ${host} ${why}.`, { cause }));
    });
    http.listen(port, host, () => {
      const address = http.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Where a browser on this machine finds an address that stands for all. */
function browsable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function closeServer(http: Server, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => http.closeAllConnections(), patience);
    http.close(() => {
      clearTimeout(giveUp);
      resolve();
    });
    http.closeIdleConnections();
  });
}
