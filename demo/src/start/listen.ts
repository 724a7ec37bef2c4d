import { createServer, type RequestListener, type Server } from 'node:http';
import { CoreError } from '@coursewright/core';

export interface ListeningServer {
  readonly port: number;
  /** Sets who answers; until then requests are answered with 503. */
  answerWith(listener: RequestListener): void;
  close(): Promise<void>;
}

/** Takes a port of this machine. Throws `not_configured` naming the setting when something else has it. */
export async function listen(setting: string, wanted: number): Promise<ListeningServer> {
  let listener: RequestListener = (_req, res) => {
    res.writeHead(503, { 'retry-after': '1' }).end('Starting …');
  };
  const server = createServer((req, res) => listener(req, res));
  await opened(server, setting, wanted);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : wanted,
    answerWith: (next) => {
      listener = next;
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeIdleConnections();
      // A browser that keeps asking must not hold the process.
      const late = setTimeout(() => server.closeAllConnections(), 1000);
      await closed;
      clearTimeout(late);
    },
  };
}

function opened(server: Server, setting: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE'
          ? `port ${port} is in use by another program: stop it, or set ${setting} to another port.`
          : `port ${port} cannot be opened: ${error.message}`;
      reject(new CoreError('not_configured', `${setting}: ${reason}`, { cause: error }));
    });
    // `localhost` is ::1 for some browsers and 127.0.0.1 for others; without a host Node answers both where it can,
    // but also the whole network, which a demo must not.
    server.listen(port, '127.0.0.1', () => resolve());
  });
}
