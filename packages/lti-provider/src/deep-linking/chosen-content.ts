import { blockTitle, type CourseVersion, type GradingService, type PlacedBlock } from '@coursewright/core';
import { courseOf, parseUsageKey } from '@coursewright/core/keys';
import { mayOpenCourse } from '../registrations/may-launch.ts';
import type { Registration } from '../registrations/registration.ts';
import { contentDates, type ContentDates } from './content-dates.ts';
import type { ContentDeps } from './content-page.ts';
import { isAbsence } from './read-content.ts';

/** A block that was selected, with what its link will say. */
export interface ChosenContent {
  readonly courseKey: string;
  readonly usageKey: string;
  readonly type: string;
  readonly title: string;
  /** Whether it is the course as a whole. */
  readonly whole: boolean;
  /** Titles from the course down to the parent. */
  readonly above: readonly string[];
  /** What its column of a gradebook is out of; 0 = nothing in it is graded. */
  readonly points: number;
  readonly dates: ContentDates;
  /** Titles of the first of what is in it, and how many more there are. */
  readonly inside: readonly string[];
  readonly more: number;
}

const insideShown = 6;

/** Reads what was selected, in the order given; what is not there any more, or not for the platform, is left out. */
export async function chosenContent(
  deps: ContentDeps & { readonly grading: GradingService },
  registration: Pick<Registration, 'courses'>,
  usageKeys: readonly string[],
): Promise<readonly ChosenContent[]> {
  const byCourse = Map.groupBy(usageKeys, courseOfKey);
  const found = new Map<string, ChosenContent>();
  for (const [courseKey, keys] of byCourse) {
    if (courseKey === undefined || !mayOpenCourse(registration, courseKey)) continue;
    const version = await unlessAbsent(() => deps.versions.published(courseKey));
    if (version === undefined) continue;
    const blocks = await Promise.all(keys.map((key) => unlessAbsent(() => version.require(key))));
    const there = blocks.map((block) => block?.usageKey ?? '');
    const points = await deps.grading.possiblePoints(version.courseKey, there);
    for (const [index, key] of keys.entries()) {
      const block = blocks[index];
      if (block !== undefined) found.set(key, await chosen(version, block, points[index] ?? 0));
    }
  }
  return usageKeys.flatMap((key) => found.get(key) ?? []);
}

async function chosen(version: CourseVersion, block: PlacedBlock, points: number): Promise<ChosenContent> {
  const whole = block.id === version.root;
  const above = await version.blocks(block.ancestors);
  const inside = await version.blocks(block.children.slice(0, insideShown));
  return {
    courseKey: version.courseKey,
    usageKey: block.usageKey,
    type: block.type,
    title: blockTitle(block),
    whole,
    above: above.map(blockTitle),
    // A course's grade is out of 1: as a column, out of 100.
    points: whole ? 100 * points : points,
    dates: contentDates(block),
    inside: inside.map(blockTitle),
    more: Math.max(0, block.children.length - insideShown),
  };
}

function courseOfKey(usageKey: string): string | undefined {
  try {
    return courseOf(parseUsageKey(usageKey));
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

async function unlessAbsent<Found>(find: () => Promise<Found>): Promise<Found | undefined> {
  try {
    return await find();
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}
