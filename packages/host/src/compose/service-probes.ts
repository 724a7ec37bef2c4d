import { probeRedis } from '@coursewright/core/bullmq';
import { probeMongodb, type ServiceProbe } from '@coursewright/core/mongodb';
import { probeS3 } from '@coursewright/core/s3';
import type { ServiceSettings } from '../service-settings.ts';

/** Looks at each service that the settings name, by that name; changes nothing. */
export function serviceProbes({
  mongodbUrl,
  redisUrl,
  s3,
}: ServiceSettings): readonly { readonly name: string; readonly probe: () => Promise<ServiceProbe> }[] {
  return [
    ...(mongodbUrl === undefined ? [] : [{ name: 'MongoDB', probe: () => probeMongodb(mongodbUrl) }]),
    ...(redisUrl === undefined ? [] : [{ name: 'Redis', probe: () => probeRedis(redisUrl) }]),
    ...(s3 === undefined ? [] : [{ name: 'S3', probe: () => probeS3(s3) }]),
  ];
}
