import type { ServiceProbe } from '../service-probe.ts';
import { openS3, type S3Options } from './open-s3.ts';

/** Throws `unavailable` and `not_configured`. */
export async function probeS3(options: S3Options): Promise<ServiceProbe> {
  const { client } = await openS3(options);
  client.destroy();
  const { bucket, endpoint } = options;
  const found = `bucket ${bucket}${endpoint === undefined ? ' at Amazon' : ` at ${endpoint}`}`;
  if (endpoint === undefined || endpoint.startsWith('https:') || isHere(endpoint)) return { found };
  return {
    found,
    doubt: 'It is reached without https: files and event logs cross the network in the clear.',
  };
}

function isHere(endpoint: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(new URL(endpoint).hostname);
}
