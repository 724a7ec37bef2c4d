import { installDebian } from './install-debian.ts';
import { accepts } from './loopback.ts';
import type { Service } from './service.ts';

export const redis: Service = {
  name: 'redis',
  server: 'Redis of Debian',
  install: () => installDebian('redis-server', ['redis-server']),
  command: ({ folder, port, secret }) => ({
    program: 'redis-server',
    args: [
      ['--port', String(port)],
      ['--bind', '127.0.0.1'],
      ['--dir', folder],
      ['--requirepass', secret],
      // BullMQ's own demands: jobs are neither evicted nor lost with the process.
      ['--maxmemory-policy', 'noeviction'],
      ['--appendonly', 'yes', '--appendfsync', 'always'],
      ['--save', ''],
    ].flat(),
  }),
  isReady: ({ port }) => accepts(port),
  environment: ({ port, secret }) => ({ COURSEWRIGHT_REDIS_URL: `redis://:${secret}@127.0.0.1:${port}/0` }),
};
