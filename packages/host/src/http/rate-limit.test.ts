import type { Response } from 'express';
import { openRedis } from '@coursewright/core/bullmq';
import { serviceUrl, tcpProxy } from '@coursewright/core/testing';
import { describe, expect, it } from 'vitest';
import { rateLimits } from './rate-limit.ts';

const answer = () => {
  const headers = new Map<string, string>();
  // oxlint-disable-next-line no-unsafe-type-assertion -- the limit sets a header and does nothing else
  return {
    headers,
    res: { setHeader: (name: string, value: string) => headers.set(name, value) } as never as Response,
  };
};

describe('a rate limit', () => {
  it('counts each key by itself, and says how long to wait', async () => {
    const limit = rateLimits()('test', 2, 60);
    const { res, headers } = answer();
    await limit.take(res, 'a');
    await limit.take(res, 'a');
    await expect(limit.take(res, 'a')).rejects.toMatchObject({ code: 'too_many_requests' });
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(50);
    await expect(limit.take(res, 'b')).resolves.toBeUndefined();
  });

  it('forgets a key', async () => {
    const limit = rateLimits()('test', 1, 60);
    const { res } = answer();
    await limit.take(res, 'a');
    await limit.forget('a');
    await expect(limit.take(res, 'a')).resolves.toBeUndefined();
  });
});

const url = serviceUrl('redis');

describe.skipIf(url === undefined)('a rate limit on Redis', () => {
  it('is shared by all processes, and counted by each while Redis is away', async () => {
    const behind = new URL(url ?? '');
    const proxy = await tcpProxy({ host: behind.hostname, port: Number(behind.port) });
    behind.hostname = '127.0.0.1';
    behind.port = String(proxy.port);
    const onError = () => undefined;
    const connections = await Promise.all([
      openRedis({ url: behind.href, onError }),
      openRedis({ url: behind.href, onError }),
    ]);
    const name = `test-${Math.random()}`;
    const [one, other] = connections.map((redis) => rateLimits(redis)(name, 2, 60));
    const { res } = answer();
    await one?.take(res, 'a');
    await other?.take(res, 'a');
    await expect(one?.take(res, 'a')).rejects.toMatchObject({ code: 'too_many_requests' });
    await expect(other?.take(res, 'a')).rejects.toMatchObject({ code: 'too_many_requests' });
    await other?.forget('a');
    await one?.take(res, 'a');

    await proxy.cut();
    await one?.take(res, 'b');
    await one?.take(res, 'b');
    await expect(one?.take(res, 'b')).rejects.toMatchObject({ code: 'too_many_requests' });
    await expect(other?.take(res, 'b')).resolves.toBeUndefined();
    for (const redis of connections) redis.disconnect();
    await proxy.close();
  });
});
