import { CoreError, type Clock, type Engine, type Instant } from '@coursewright/core';
import type { SideRow } from './side-row.ts';
import { sqlTime } from './sql-time.ts';

/** `course_catalog`: courses as the discovery service would list them. There are no programs. */
export async function* catalogRows(
  { courses, versions }: Pick<Engine, 'courses' | 'versions'>,
  clock: Clock,
): AsyncGenerator<SideRow> {
  for (const { courseKey, title, org, number, start, end } of await courses.list()) {
    const version = await published(versions, courseKey);
    const root = await version?.block(version.root);
    const [from, until] = [instantOf(start), instantOf(end)];
    yield {
      course_id: courseKey,
      catalog_course: `${org}+${number}`,
      catalog_course_title: title,
      start_time: from === undefined ? null : sqlTime(from),
      end_time: until === undefined ? null : sqlTime(until),
      pacing_type: root?.fields['self_paced'] === true ? 'self_paced' : 'instructor_paced',
      availability: availability(from, until, clock.now()),
      programs: '[]',
    };
  }
}

const sixtyDays = 60 * 86_400_000_000;

/** course-discovery, course_metadata/models.py CourseRun.availability. */
function availability(start: Instant | undefined, end: Instant | undefined, now: Instant): string {
  if (end !== undefined && end <= now) return 'Archived';
  if (start === undefined) return 'Upcoming';
  if (start <= now) return 'Current';
  return start < now + sixtyDays ? 'Starting Soon' : 'Upcoming';
}

function instantOf(iso: string | undefined): Instant | undefined {
  const at = iso === undefined ? Number.NaN : Date.parse(iso);
  return Number.isNaN(at) ? undefined : at * 1000;
}

async function published(versions: Engine['versions'], courseKey: string) {
  try {
    return await versions.published(courseKey);
  } catch (error) {
    if (error instanceof CoreError && error.code === 'course_not_found') return undefined;
    throw error;
  }
}
