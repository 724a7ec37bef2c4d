import { connect, createServer, type AddressInfo } from 'node:net';

/** Whether something listens on that port of this machine. */
export function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1000 });
    const answer = (yes: boolean) => (): void => {
      socket.destroy();
      resolve(yes);
    };
    socket.on('connect', answer(true)).on('timeout', answer(false)).on('error', answer(false));
  });
}

/** A port that nobody uses at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      // oxlint-disable-next-line no-unsafe-type-assertion -- a server that listens on TCP has such an address
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
