export {
  openBullmqJobQueue,
  type BullmqJobQueueOptions,
  type OpenedBullmqJobQueue,
} from './adapters/bullmq/job-queue.bullmq.ts';
export { openRedis, type OpenRedisOptions } from './adapters/bullmq/open-redis.ts';
export { probeRedis } from './adapters/bullmq/probe-redis.ts';
export type { ServiceProbe } from './adapters/service-probe.ts';
