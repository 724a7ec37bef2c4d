import type { Redis, RedisOptions } from 'ioredis';
import { CoreError } from '../../shared/core-error.ts';
import { loadPeer } from '../load-peer.ts';

export interface OpenRedisOptions {
  /** `redis://…` or, encrypted, `rediss://…`. */
  readonly url: string;
  /** What keys begin with; default nothing. */
  readonly keyPrefix?: string;
  /** Told of an outage once, however long it lasts. */
  readonly onError: (error: unknown) => void;
}

/**
 * Connects to Redis, 6.2 or later, and reconnects for ever. A command fails after some tries, so that nobody waits for
 * a server that is away. Throws `unavailable` when it does not answer, and `not_configured` for a server that drops
 * keys when its memory is full.
 */
export async function openRedis(options: OpenRedisOptions): Promise<Redis> {
  const connect = await redisClients(options);
  const { keyPrefix } = options;
  const redis = connect({
    maxRetriesPerRequest: 3,
    commandTimeout: 10_000,
    ...(keyPrefix !== undefined && { keyPrefix }),
  });
  try {
    await redis.connect();
    const [, policy = 'noeviction'] = /^maxmemory_policy:(\S+)/m.exec(await redis.info('memory')) ?? [];
    if (policy === 'noeviction') return redis;
    throw new CoreError(
      'not_configured',
      `Redis drops keys when its memory is full (maxmemory-policy ${policy}): jobs would be lost. Set maxmemory-policy noeviction in its configuration.`,
    );
  } catch (error) {
    redis.disconnect();
    throw asUnavailable(error);
  }
}

/** Makes clients, not connected yet. Throws `not_configured` for an address that is none. */
export async function redisClients({
  url,
  onError,
}: OpenRedisOptions): Promise<(options: RedisOptions) => Redis> {
  const { Redis } = await loadPeer('ioredis', () => import('ioredis'));
  if (!/^rediss?:\/\/./.test(url)) {
    throw new CoreError('not_configured', 'The address of Redis must begin with redis:// or rediss://.');
  }
  return (options) => {
    const redis = new Redis(url, {
      lazyConnect: true,
      connectionName: 'coursewright',
      connectTimeout: 5000,
      keepAlive: 10_000,
      retryStrategy: reconnectDelay,
      ...options,
    });
    let told = false;
    redis.on('error', (error) => {
      if (!told) onError(asUnavailable(error));
      told = true;
    });
    redis.on('ready', () => (told = false));
    return redis;
  };
}

/** Milliseconds before the next attempt to connect. */
export function reconnectDelay(times: number): number {
  return Math.min(times * 100, 2000);
}

/** What the driver says of a server that does not answer, as `unavailable`; any other error as it is. */
export function asUnavailable(error: unknown): unknown {
  if (!(error instanceof Error) || !isConnectionError(error)) return error;
  return new CoreError('unavailable', `Redis does not answer: ${error.message}`, { cause: error });
}

export function isConnectionError(error: Error): boolean {
  return (
    /^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)/.test(
      'code' in error ? String(error.code) : '',
    ) ||
    error.name === 'MaxRetriesPerRequestError' ||
    /^(Connection is closed|Command timed out|connect ETIMEDOUT|LOADING|READONLY)/.test(error.message)
  );
}
