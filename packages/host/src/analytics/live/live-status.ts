import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** What live analytics of a data folder is at, for those who look from outside: the doctor. */
const liveStatus = z.object({
  behindSince: z.number().optional(),
  settled: z.number().optional(),
  fault: z.string().optional(),
});
export type LiveStatus = z.infer<typeof liveStatus>;

export function writeLiveStatus(data: string, status: LiveStatus): void {
  const file = fileOf(data);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, JSON.stringify(status));
  renameSync(`${file}.part`, file);
}

/** undefined where analytics has never been kept up from this folder. */
export function readLiveStatus(data: string): LiveStatus | undefined {
  try {
    return liveStatus.parse(JSON.parse(readFileSync(fileOf(data), 'utf8')));
  } catch {
    return undefined;
  }
}

function fileOf(data: string): string {
  return path.join(data, 'analytics', 'live.json');
}
