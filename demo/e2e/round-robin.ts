import { createServer, request } from 'node:http';

export interface RoundRobin {
  readonly port: number;
  /** How many requests each host has had. */
  readonly served: readonly number[];
  /** From now on requests go to these addresses in turn. */
  serve(hosts: readonly string[]): void;
  close(): Promise<void>;
}

/** The proxy in front of several hosts, as an admin's would be: every request goes to the next one. */
export async function roundRobin(): Promise<RoundRobin> {
  let hosts: readonly string[] = [];
  const served: number[] = [];
  let turn = 0;
  const server = createServer((req, res) => {
    const at = (turn += 1) % hosts.length;
    served[at] = (served[at] ?? 0) + 1;
    const forwarded = { ...req.headers, 'x-forwarded-for': req.socket.remoteAddress ?? '' };
    const passed = request(
      new URL(req.url ?? '/', hosts[at]),
      { method: req.method ?? 'GET', headers: forwarded },
      (answer) => {
        res.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(res);
      },
    );
    passed.on('error', () => (res.headersSent ? res.destroy() : res.writeHead(502).end()));
    req.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    served,
    serve: (next) => {
      hosts = next;
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
