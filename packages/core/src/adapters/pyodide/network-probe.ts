import { execFile } from 'node:child_process';
import { createServer } from 'node:net';

/**
 * Whether Node's permission model, as this Node has it, also takes the network away (25 and later): tried, not looked up. On
 * others an interpreter would be a way into the host's network.
 */
export async function permissionModelBlocksNetwork(node = process.execPath): Promise<boolean> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const options = { env: {}, timeout: 10_000 };
  const refused = await new Promise<boolean>((resolve) => {
    execFile(node, ['--permission', '--no-warnings', '-e', attempt(port)], options, (error) =>
      resolve(error?.code === denied),
    );
  });
  server.close();
  return refused && connections === 0;
}

/** The exit code that says that the connection was refused by the permission model, and by nothing else. */
const denied = 17;

/** The refusal is thrown at once, or comes as an event. */
function attempt(port: number): string {
  return `const judge = (error) => process.exit(error?.code === 'ERR_ACCESS_DENIED' ? ${denied} : 1);
    try { require('node:net').connect(${port}, '127.0.0.1', judge).on('error', judge) } catch (error) { judge(error) }`;
}
