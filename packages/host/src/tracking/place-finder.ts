import type { Clock, Engine, Instant } from '@coursewright/core';
import { parseCourseKey } from '@coursewright/core/keys';
import { openEdxPath, type OpenEdxPlace } from './open-edx-path.ts';

/** Where a site of Open edX has a path of ours, which is decoded. Where nothing can be found, ours, in no course. */
export type PlaceFinder = (method: string, path: string) => Promise<OpenEdxPlace>;

/** Microseconds that an answer is remembered: a class opens the same units, and units seldom move. */
const remembered = 60_000_000;
const mostRemembered = 5_000;

export function placeFinder(versions: Pick<Engine['versions'], 'published'>, clock: Clock): PlaceFinder {
  const known = new Map<string, { readonly place: Promise<OpenEdxPlace>; readonly until: Instant }>();
  return async (method, path) => {
    const name = `${method === 'POST' ? 'POST' : 'GET'} ${path}`;
    const now = clock.now();
    const before = known.get(name);
    if (before !== undefined && before.until > now) return before.place;
    const place = found(versions, method, path);
    known.delete(name);
    known.set(name, { place, until: now + remembered });
    // The first is the one that was found longest ago.
    for (const oldest of known.keys()) {
      if (known.size <= mostRemembered) break;
      known.delete(oldest);
    }
    return place;
  };
}

async function found(
  versions: Pick<Engine['versions'], 'published'>,
  method: string,
  path: string,
): Promise<OpenEdxPlace> {
  try {
    const place = await openEdxPath(versions, method, path);
    if (place.courseId !== '') parseCourseKey(place.courseId);
    return place;
  } catch {
    return { path, courseId: '' };
  }
}
