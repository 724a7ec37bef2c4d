import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { folderLogSource, type LogSource } from '@coursewright/analytics';
import { openS3LogSource } from '@coursewright/analytics/s3';
import type { Settings } from '../../settings.ts';

export interface OpenedLogSource {
  readonly source: LogSource;
  close(): void;
}

/** The log that a host of these settings writes: in its bucket, else in its data folder. */
export async function openOwnLogSource({
  data,
  s3,
}: Pick<Settings, 'data' | 's3'>): Promise<OpenedLogSource> {
  if (s3 !== undefined) return openS3LogSource({ ...s3, prefix: 'events/' });
  const folder = path.join(data, 'events');
  mkdirSync(folder, { recursive: true });
  return { source: folderLogSource(folder), close: () => undefined };
}
