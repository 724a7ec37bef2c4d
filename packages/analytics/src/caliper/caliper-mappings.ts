import type { CaliperMapping } from './define-caliper.ts';
import { enrollmentCaliper } from './enrollment-caliper.ts';
import { navigationCaliper } from './navigation-caliper.ts';
import { problemCaliper } from './problem-caliper.ts';
import { videoCaliper } from './video-caliper.ts';

/** Every event that has a Caliper form, by its name. */
export const caliperMappings: ReadonlyMap<string, CaliperMapping> = new Map(
  [enrollmentCaliper, problemCaliper, navigationCaliper, videoCaliper].flatMap((family) =>
    Object.entries(family),
  ),
);

/** The types that Caliper events of an event may have; none where it has no Caliper form. */
export function caliperTypes(eventName: string): readonly string[] {
  return caliperMappings.get(eventName)?.types ?? [];
}
