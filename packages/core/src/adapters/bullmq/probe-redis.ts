import type { ServiceProbe } from '../service-probe.ts';
import { asUnavailable, openRedis } from './open-redis.ts';

/** Throws `unavailable` and `not_configured`. */
export async function probeRedis(url: string): Promise<ServiceProbe> {
  const redis = await openRedis({ url, onError: () => undefined });
  try {
    const [server, persistence] = [await redis.info('server'), await redis.info('persistence')];
    const found = `Redis ${/^redis_version:(\S+)/m.exec(server)?.[1] ?? 'of an unknown version'}`;
    if (!/^aof_enabled:0/m.test(persistence)) return { found };
    return { found, doubt: 'It keeps no log of changes: jobs are lost when it stops. Set appendonly yes.' };
  } catch (error) {
    throw asUnavailable(error);
  } finally {
    redis.disconnect();
  }
}
