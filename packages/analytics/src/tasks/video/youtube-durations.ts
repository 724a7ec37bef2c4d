import { isJsonObject } from '@coursewright/core';
import type { SideTables } from '../../tables/side-tables.port.ts';
import { youtubeVideos } from '../../tables/side/youtube-videos.table.ts';
import type { FoldContext } from '../define-task.ts';

/** `FoldContext.youtubeDuration` out of the side table `youtube_videos`. */
export async function youtubeDurations(
  side: SideTables,
): Promise<NonNullable<FoldContext['youtubeDuration']>> {
  const durations = new Map<string, number>();
  for await (const [id = null, duration = null, details = null] of side.rows(youtubeVideos)) {
    const seconds = isoSeconds(duration ?? durationIn(details ?? '{}'));
    if (id !== null && seconds !== undefined) durations.set(id, seconds);
  }
  return (id) => durations.get(id);
}

const iso = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?/;

/** Seconds of `PT2H30M1S`. */
export function isoSeconds(duration: string): number | undefined {
  const found = iso.exec(duration);
  if (found === null) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = found;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function durationIn(contentDetails: string): string {
  const details: unknown = JSON.parse(contentDetails);
  const duration = isJsonObject(details) ? details['duration'] : undefined;
  return typeof duration === 'string' ? duration : '';
}
