import { spawn } from 'node:child_process';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { HostileTargets } from '../hostile-scripts.ts';

/** Things of a host that scripts are to be kept from, and what became of them. */
export interface OpenTargets {
  readonly targets: HostileTargets;
  readonly secret: string;
  harm(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function openHostileTargets(): Promise<OpenTargets> {
  const folder = await mkdtemp(path.join(tmpdir(), 'coursewright-hostile-'));
  const secret = 'canary-5f1c2b';
  const secretFile = path.join(folder, 'secret.txt');
  const newFile = path.join(folder, 'made-by-a-script');
  await writeFile(secretFile, secret);
  process.env['COURSEWRIGHT_HOSTILE_CANARY'] = secret;
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const victim = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  return {
    targets: {
      secretFile,
      newFile,
      port: (server.address() as AddressInfo).port,
      victim: victim.pid ?? 0,
    },
    secret,
    harm: async () => {
      const harm: string[] = [];
      if (connections > 0) harm.push('something connected');
      if (victim.exitCode !== null || victim.signalCode !== null) harm.push('the victim was ended');
      const made = await access(newFile).then(
        () => true,
        () => false,
      );
      if (made) harm.push('a file was made');
      return harm;
    },
    close: async () => {
      delete process.env['COURSEWRIGHT_HOSTILE_CANARY'];
      victim.kill('SIGKILL');
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}
