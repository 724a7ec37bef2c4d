import { isJsonObject } from '@coursewright/core/shared';
import type { Field } from '../../tuples/tuple.ts';

const iso = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?/;

/** Seconds of `PT2H30M1S`, as a dump of YouTube's API has it alone or in `contentDetails`; undefined for what is no length. */
export function youtubeSeconds(duration: Field, contentDetails: Field): number | undefined {
  const found = iso.exec(duration ?? durationIn(contentDetails ?? '{}'));
  if (found === null) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = found;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function durationIn(contentDetails: string): string {
  const details: unknown = JSON.parse(contentDetails);
  const duration = isJsonObject(details) ? details['duration'] : undefined;
  return typeof duration === 'string' ? duration : '';
}
