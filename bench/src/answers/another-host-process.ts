import { once } from 'node:events';
import { createServer } from 'node:net';
import { obey, startBenchHost } from './start-bench-host.ts';

/** One more host on the stores of `host-process.ts`; says at which origin it answers. */
const server = createServer().listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
const port = String(typeof address === 'object' ? address?.port : 0);
server.close();
const host = await startBenchHost({ PORT: port });
obey(host, `http://127.0.0.1:${port}`);
