import { createServer } from 'node:net';
import type { Diagnosis } from './diagnosis.ts';

export async function checkPort(host: string, port: number): Promise<Diagnosis> {
  const name = 'Port';
  const address = `${host}:${port}`;
  const fault = await listenFault(host, port);
  if (fault === undefined) return { name, status: 'good', found: `${address} is free` };
  if (fault === 'EADDRINUSE' && (await isHost(host, port))) {
    return { name, status: 'good', found: `the host is running at ${address}` };
  }
  if (fault === 'EADDRINUSE') {
    const advice = 'Stop the other program, or set PORT to another number.';
    return { name, status: 'bad', found: `another program has ${address}`, advice };
  }
  const advice =
    fault === 'EACCES'
      ? 'Ports below 1024 need a right of their own: set PORT to 4000 and put a proxy in front.'
      : 'Set HOST to an address of this machine.';
  return { name, status: 'bad', found: `${address} cannot be listened on (${fault})`, advice };
}

function listenFault(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}

export async function isHost(host: string, port: number): Promise<boolean> {
  try {
    const name = host.includes(':') ? `[${host}]` : host;
    const answer = await fetch(`http://${name}:${port}/healthz`, { signal: AbortSignal.timeout(2000) });
    return answer.ok;
  } catch {
    return false;
  }
}
