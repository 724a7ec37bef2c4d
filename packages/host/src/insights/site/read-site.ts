import {
  activeLearners,
  enrollmentByOrganisation,
  eventsPerDay,
  newEnrollments,
  type ActiveLearners,
} from '@coursewright/analytics';
import type { InsightsLanguage } from '@coursewright/analytics/insights';
import type { Instant } from '@coursewright/core';
import type { ChartView } from '@coursewright/widgets/charts';
import type { HostDeps } from '../../host-deps.ts';
import { gradeSyncs, type GradeSync } from './grade-syncs.ts';
import type { StorageUse } from './storage-use.ts';

export type SiteDeps = Pick<HostDeps, 'analytics' | 'lti' | 'clock' | 'site'>;

/** How far the published tables are behind the log. */
export interface Freshness {
  /** When the newest event of the log happened. */
  readonly newestEvent: Instant | undefined;
  /** When tables were published last. */
  readonly published: Instant | undefined;
  /** Seconds: as who keeps the tables up says, else from then to the newest event; undefined where neither is known. */
  readonly behind: number | undefined;
  /** Events and jobs that are not in the log and the queue yet, and since when. */
  readonly waiting: number;
  readonly waitingSince: Instant | undefined;
}

/** A chart of the site with the tasks that count its numbers; none where every event is one of them. */
export interface SiteChart {
  readonly chart: ChartView;
  readonly rules: readonly { readonly task: string }[];
}

export interface SiteOverview {
  readonly active: ActiveLearners;
  readonly charts: readonly SiteChart[];
  readonly freshness: Freshness;
  readonly storage: StorageUse;
  /** The platforms that grades are sent to. */
  readonly gradeSyncs: readonly GradeSync[];
}

const days = 14;
/** Who looks does not wait longer for events to be counted. */
const waitMs = 1500;

/** The whole site at a glance. */
export async function readSite(deps: SiteDeps, language: InsightsLanguage): Promise<SiteOverview> {
  const { analytics, site } = deps;
  const perDay = await site.events.perDay(days, waitMs);
  const drawn = await analytics.tables.read(async (view) => {
    const call = { view, language };
    return {
      active: await activeLearners(call),
      charts: [await newEnrollments(call), eventsPerDay(call, perDay), await enrollmentByOrganisation(call)],
    };
  });
  return {
    ...drawn,
    freshness: await freshness(deps),
    storage: await site.storage(),
    gradeSyncs: await gradeSyncs(deps.lti),
  };
}

async function freshness({ analytics, site }: SiteDeps): Promise<Freshness> {
  const newestEvent = await site.events.newest();
  const updates = [...(await analytics.updates()).values()];
  const published = updates.length === 0 ? undefined : Math.max(...updates);
  const backlog = await site.backlog();
  const isKnown = newestEvent !== undefined && published !== undefined;
  const since = isKnown ? Math.max(0, (newestEvent - published) / 1_000_000) : undefined;
  // Events that change no table publish nothing: who keeps the tables up knows better.
  const behind = (await analytics.lag()) ?? since;
  return {
    newestEvent,
    published,
    behind: behind === undefined ? undefined : Math.floor(behind),
    waiting: backlog.entries,
    waitingSince: backlog.since,
  };
}
