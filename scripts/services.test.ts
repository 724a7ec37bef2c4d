import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { servicesNamed } from './services/all-services.ts';
import { accepts } from './services/loopback.ts';
import { runningIn, stopServer } from './services/server-process.ts';
import { knownPlace } from './services/service-place.ts';
import type { Service, ServicePlace } from './services/service.ts';
import { servicesFolder } from './services/services-folder.ts';
import { startService } from './services/start-service.ts';

const name = `test-${process.pid}`;
const folder = path.join(servicesFolder, name);
const listen = "require('net').createServer().listen(Number(process.argv[1]), '127.0.0.1')";

function service(script = listen, seen: string[] = []): Service {
  return {
    name,
    server: 'a test',
    install: async () => void seen.push('install'),
    prepare: async (place) => void mkdirSync(path.join(place.folder, 'data'), { recursive: true }),
    command: ({ port }) => ({ program: process.execPath, args: ['-e', script, String(port)] }),
    isReady: ({ port }) => accepts(port),
    settle: async () => void seen.push('settle'),
    environment: ({ port }: ServicePlace) => ({ TEST_PORT: String(port) }),
  };
}

// They are Debian's, and their processes are told apart by /proc.
describe.skipIf(process.platform !== 'linux')('services', () => {
  afterEach(async () => {
    await stopServer(folder);
    rmSync(folder, { recursive: true, force: true });
  });

  it('start once, are found running and end by their own process', async () => {
    const seen: string[] = [];
    const first = await startService(service(listen, seen));
    const pid = runningIn(folder);
    const again = await startService(service(listen, seen));
    expect(again).toEqual(first);
    expect(runningIn(folder)).toBe(pid);
    expect(seen).toEqual(['install', 'settle', 'settle']);
    expect(await stopServer(folder)).toBe(true);
    expect(await accepts(first.port)).toBe(false);
    expect(await stopServer(folder)).toBe(false);
  });

  // Again where a connection of some other program has just been given that port.
  it(
    'keep port and secret over a restart, and take another port where somebody has theirs',
    { retry: 2 },
    async () => {
      const first = await startService(service());
      await stopServer(folder);
      const other = createServer();
      other.listen(first.port, '127.0.0.1');
      await once(other, 'listening');
      const second = await startService(service());
      other.close();
      expect(second.port).not.toBe(first.port);
      expect(second.secret).toBe(first.secret);
      expect(knownPlace(name)).toEqual(second);
    },
  );

  it('fail with the end of their log when the server does not come up', async () => {
    const broken = service("console.error('no such option'); process.exit(3)");
    await expect(startService(broken)).rejects.toThrow(/has ended.*\n.*no such option/s);
    expect(runningIn(folder)).toBeUndefined();
  });

  it('never end a later process that got the number of theirs', async () => {
    mkdirSync(folder, { recursive: true });
    const record = JSON.stringify({ pid: process.pid, started: 'long ago' });
    writeFileSync(path.join(folder, 'process.json'), record);
    expect(runningIn(folder)).toBeUndefined();
    expect(await stopServer(folder)).toBe(false);
  });

  it('are known by name', () => {
    expect(servicesNamed(['s3', 'redis']).map((one) => one.name)).toEqual(['redis', 's3']);
    expect(() => servicesNamed(['mysql'])).toThrow('there are mariadb, redis, mongodb, s3, hadoop');
  });
});
