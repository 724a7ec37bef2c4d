import {
  defineJob,
  type Clock,
  type CourseReader,
  type GradingService,
  type JobHandler,
  type Records,
} from '@coursewright/core';
import { z } from 'zod';
import type { LtiStores } from '../lti-stores.ts';
import { completeScoresJob } from './complete-scores.ts';
import type { GradeColumn } from './column-store.port.ts';
import { isAbsence } from './is-absence.ts';
import type { ResourceLink } from './link-store.port.ts';
import { gradeColumns } from './score-targets.ts';
import { enqueueSending } from './send-scores.job.ts';

/** Brings the columns of a link's place, and its own line item, up to what a launch has told. */
export const announceColumnsJob = defineJob({
  name: 'lti.announce-columns',
  payload: z.object({ linkId: z.string() }),
});

interface AnnounceDeps {
  readonly records: Records<LtiStores>;
  readonly versions: CourseReader;
  readonly grading: Pick<GradingService, 'gradedSubsections'>;
  readonly clock: Clock;
}

export function announceColumnsHandler(deps: AnnounceDeps): JobHandler {
  return {
    job: announceColumnsJob,
    run: async (payload) => {
      const { linkId } = announceColumnsJob.payload.parse(payload);
      const { link, registration } = await deps.records.read(async ({ ltiLinks, ltiRegistrations }) => {
        const found = await ltiLinks.link(linkId);
        return {
          link: found,
          registration: found && (await ltiRegistrations.registration(found.registrationId)),
        };
      });
      if (link === undefined || registration === undefined) return;
      const columns = gradeColumns([link], await columnKeys(deps, link, registration.grades));
      const { registrationId, courseKey } = link;
      await deps.records.transaction(async (tx) => {
        let added = false;
        for (const column of columns) added = (await announce(tx, column)) || added;
        const moved = await enqueueForLink(tx, link, deps.clock.now());
        if (columns.length > 0 || moved) await enqueueSending(tx, registrationId);
        if (added) await tx.jobs.enqueue(completeScoresJob, { registrationId, courseKey });
      });
    },
  };
}

async function columnKeys(
  { versions, grading }: AnnounceDeps,
  { courseKey }: ResourceLink,
  grades: 'links' | 'subsections' | 'course' | 'none',
): Promise<readonly string[]> {
  if (grades === 'links' || grades === 'none') return [];
  try {
    if (grades === 'subsections') {
      const subsections = await grading.gradedSubsections(courseKey);
      return subsections.filter(({ possible }) => possible > 0).map(({ usageKey }) => usageKey);
    }
    const version = await versions.published(courseKey);
    return [version.usageKey(version.root)];
  } catch (error) {
    if (isAbsence(error)) return [];
    throw error;
  }
}

/** Whether it is new. One that was refused before is asked for again. */
async function announce({ ltiColumns }: LtiStores, column: GradeColumn): Promise<boolean> {
  const before = await ltiColumns.column(column.id);
  await ltiColumns.announceColumn(column);
  if (before?.error !== undefined) {
    const { error: _refused, ...rest } = before;
    await ltiColumns.putColumn({ ...rest, lineItemsUrl: column.lineItemsUrl });
  }
  return before === undefined;
}

/** What was sent to another line item than the link has now is sent to this one. */
async function enqueueForLink({ ltiScores }: LtiStores, link: ResourceLink, now: number): Promise<boolean> {
  const { id: linkId, usageKey, lineItemUrl } = link;
  if (lineItemUrl === undefined) return false;
  return (await ltiScores.enqueueElsewhere({ linkId, usageKey, lineItemUrl }, now)) > 0;
}
