import type {
  CourseReader,
  GradingService,
  Instant,
  LearnerService,
  Page,
  PageRequest,
  Records,
} from '@coursewright/core';
import { CoreError } from '@coursewright/core';
import { parseUsageKey } from '@coursewright/core/keys';
import { contentDates } from '../deep-linking/content-dates.ts';
import type { ResourceLink } from '../grades/link-store.port.ts';
import type { OutboxScore, ScoreState } from '../grades/score-store.port.ts';
import { scoreTargets } from '../grades/score-targets.ts';
import type { PlatformDates } from '../launch/platform-dates.ts';
import type { LtiStores } from '../lti-stores.ts';
import type { RegistrationCache } from '../registrations/registration-cache.ts';

/** Who came through a link as a learner, and how their grade stands with the platform. */
export interface LinkReport {
  readonly courseKey: string;
  readonly usageKey: string;
  /** Whether the link opens the course as a whole; then scores are out of 1. */
  readonly whole: boolean;
  /** Whether the platform takes grades for what the link opens. */
  readonly takesGrades: boolean;
  /** When it opens and is due, for the platform and in the course: where they differ, a teacher has to decide. */
  readonly dates: { readonly platform: PlatformDates; readonly course: PlatformDates };
  /** Of all learners of the link. */
  readonly counts: Readonly<Record<ScoreState, number>>;
  readonly learners: Page<LinkReportRow>;
}

export interface LinkReportRow {
  readonly userId: number;
  /** Empty where the platform gave none. */
  readonly name: string;
  readonly score: { readonly earned: number; readonly possible: number };
  /** The worst of their grades in the link; `none`: nothing was to be sent yet. */
  readonly state: ScoreState | 'none';
  /** When the platform took it, or when it last did not. */
  readonly at?: Instant;
  /** Why the platform did not take it, in English. */
  readonly error?: string;
}

export interface LinkReportDeps {
  readonly records: Records<LtiStores>;
  readonly registrations: RegistrationCache;
  readonly learners: LearnerService;
  readonly grading: GradingService;
  readonly versions: CourseReader;
}

/** Throws `not_found` for a link that is not there. */
export async function linkReport(
  deps: LinkReportDeps,
  { linkId, ...page }: PageRequest & { readonly linkId: string },
): Promise<LinkReport> {
  const link = await deps.records.read(({ ltiLinks }) => ltiLinks.link(linkId));
  if (link === undefined) throw new CoreError('not_found', 'There is no such link.');
  const targets = await targetsOf(deps, link);
  const { learners, outcomes } = await deps.records.read(async ({ ltiLinks, ltiScores }) => ({
    learners: await ltiLinks.learners({ linkId }, page),
    outcomes: (await Promise.all(targets.map((id) => ltiScores.outcomes(id)))).flat(),
  }));
  const worst = worstByUser(outcomes);
  const rows = learners.items.map(async ({ userId }): Promise<LinkReportRow> => {
    const [{ name }, { earned, possible }] = await Promise.all([
      deps.learners.account(userId),
      deps.grading.itemScore({ userId, usageKey: link.usageKey }),
    ]);
    return { userId, name, score: { earned, possible }, ...standing(worst.get(userId)) };
  });
  return {
    courseKey: link.courseKey,
    usageKey: link.usageKey,
    whole: parseUsageKey(link.usageKey).type === 'course',
    takesGrades: targets.length > 0,
    dates: { platform: link.dates ?? {}, course: await courseDates(deps, link) },
    counts: countStates([...worst.values()]),
    learners: { ...learners, items: await Promise.all(rows) },
  };
}

async function courseDates({ versions }: LinkReportDeps, link: ResourceLink): Promise<PlatformDates> {
  const version = await versions.published(link.courseKey);
  const { closes: _end, ...dates } = contentDates(await version.require(link.usageKey));
  return dates;
}

/** The link itself, or the columns that we look after for what it opens; none where the platform takes no grades. */
async function targetsOf(deps: LinkReportDeps, link: ResourceLink): Promise<readonly string[]> {
  const registration = await deps.registrations.byId(link.registrationId);
  if (registration === undefined || (link.lineItemUrl ?? link.lineItemsUrl) === undefined) return [];
  const { courseKey, usageKey } = link;
  const version = await deps.versions.published(courseKey);
  const root = version.usageKey(version.root);
  const graded = (await deps.grading.gradedSubsections(courseKey)).map((one) => one.usageKey);
  const change = {
    courseKey,
    usageKeys: [...new Set([usageKey, root])],
    subsections: usageKey === root ? graded : graded.filter((one) => one === usageKey),
  };
  return scoreTargets(registration.grades, [link], change).map(({ id }) => id);
}

const gravity = { sent: 0, waiting: 1, failed: 2 } as const satisfies Record<ScoreState, number>;

function worstByUser(outcomes: readonly OutboxScore[]): ReadonlyMap<number, OutboxScore> {
  const worst = new Map<number, OutboxScore>();
  for (const outcome of outcomes) {
    const known = worst.get(outcome.userId);
    if (known === undefined || gravity[outcome.state] > gravity[known.state]) {
      worst.set(outcome.userId, outcome);
    }
  }
  return worst;
}

function standing(outcome: OutboxScore | undefined): Pick<LinkReportRow, 'state' | 'at' | 'error'> {
  if (outcome === undefined) return { state: 'none' };
  const { state, sentAt, failedAt, error } = outcome;
  // Enqueued, and there was nothing to tell.
  if (state === 'sent' && sentAt === undefined) return { state: 'none' };
  const at = state === 'failed' ? failedAt : sentAt;
  return { state, ...(at !== undefined && { at }), ...(error !== undefined && { error }) };
}

function countStates(outcomes: readonly OutboxScore[]): LinkReport['counts'] {
  const counts = { sent: 0, waiting: 0, failed: 0 };
  for (const outcome of outcomes) {
    const { state } = standing(outcome);
    if (state !== 'none') counts[state] += 1;
  }
  return counts;
}
