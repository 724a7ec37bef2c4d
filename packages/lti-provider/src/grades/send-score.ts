import {
  CoreError,
  type Clock,
  type CourseReader,
  type GradingService,
  type JobHandler,
  type Records,
} from '@coursewright/core';
import type { LtiLog } from '../lti-tool.ts';
import type { LtiStores } from '../lti-stores.ts';
import type { RegistrationCache } from '../registrations/registration-cache.ts';
import type { Registration } from '../registrations/registration.ts';
import { scopes } from '../spec/scopes.ts';
import type { GradeService } from './grade-service.ts';
import type { LinkUser, ResourceLink } from './link-store.port.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { scoreDocument } from './score-document.ts';
import { sendScoreId, sendScoreJob } from './send-score.job.ts';
import { ServiceFailure } from './service-failure.ts';

export interface SendScoreDeps {
  readonly records: Records<LtiStores>;
  readonly grading: GradingService;
  readonly versions: CourseReader;
  readonly registrations: RegistrationCache;
  readonly gradeService: GradeService;
  readonly clock: Clock;
  readonly log?: LtiLog;
}

interface Sending {
  readonly link: ResourceLink;
  readonly user: LinkUser;
  readonly registration: Registration;
}

/** The handler of `lti.send-score`: may run any number of times, also two at once, and the newest score is what stays. */
export function sendScoreHandler(deps: SendScoreDeps): JobHandler<{ linkId: string; userId: number }> {
  const inTurn = oneAtATime();
  return {
    job: sendScoreJob,
    run: (payload, { signal }) => inTurn(sendScoreId(payload), () => sendScore(deps, payload, signal)),
  };
}

async function sendScore(
  deps: SendScoreDeps,
  { linkId, userId }: { readonly linkId: string; readonly userId: number },
  signal: AbortSignal,
): Promise<void> {
  const sending = await findSending(deps, linkId, userId);
  if (sending === undefined) return;
  try {
    await deliver(deps, sending, signal);
  } catch (error) {
    await fail(deps, { linkId, userId }, error);
  }
}

/** undefined where there is nobody to send to any more. */
async function findSending(
  deps: SendScoreDeps,
  linkId: string,
  userId: number,
): Promise<Sending | undefined> {
  const found = await deps.records.read(async ({ ltiLinks }) => ({
    link: await ltiLinks.link(linkId),
    user: await ltiLinks.linkUser(linkId, userId),
  }));
  const { link, user } = found;
  if (link === undefined || user === undefined) return undefined;
  const registration = await deps.registrations.byId(link.registrationId);
  return registration === undefined ? undefined : { link, user, registration };
}

async function deliver(
  deps: SendScoreDeps,
  { link, user, registration }: Sending,
  signal: AbortSignal,
): Promise<void> {
  const { linkId, userId } = user;
  const { usageKey } = link;
  const score = await deps.grading.itemScore({ userId, usageKey });
  // AGS §3.4.1: a maximum is above 0. Before the first submission there is nothing to tell.
  if (score.changed === null || !(score.possible > 0)) return;
  const lineItemUrl =
    link.lineItemUrl ?? (await makeLineItem(deps, link, registration, score.possible, signal));
  if (lineItemUrl === undefined) return;
  const { version } = score;
  const timestamp = await deps.records.transaction(({ ltiScores }) =>
    ltiScores.claimScore({ linkId, userId, usageKey, lineItemUrl, version, now: deps.clock.now() }),
  );
  if (timestamp === undefined) return;
  await postScore(deps, registration, lineItemUrl, scoreDocument(user.subject, score, timestamp), signal);
  const at = deps.clock.now();
  await deps.records.transaction(({ ltiScores }) => ltiScores.scoreSent(linkId, userId, version, at));
}

/** A platform that has a later score has what it is to have. */
async function postScore(
  { gradeService }: SendScoreDeps,
  registration: Registration,
  lineItemUrl: string,
  score: object,
  signal: AbortSignal,
): Promise<void> {
  try {
    await gradeService.postScore(registration, lineItemUrl, score, signal);
  } catch (error) {
    if (!(error instanceof ServiceFailure) || error.kind !== 'outdated') throw error;
  }
}

/** Where the platform named only the collection: a line item of the link's own, kept with the link. */
async function makeLineItem(
  deps: SendScoreDeps,
  link: ResourceLink,
  registration: Registration,
  possible: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (link.lineItemsUrl === undefined || !link.scopes.includes(scopes.lineItem)) return undefined;
  const version = await deps.versions.published(link.courseKey);
  const block = await version.require(link.usageKey);
  const name = block.fields['display_name'];
  const whole = block.id === version.root;
  const lineItemUrl = await deps.gradeService.provideLineItem(
    registration,
    link.lineItemsUrl,
    {
      label: typeof name === 'string' && name.trim() !== '' ? name : block.id,
      scoreMaximum: whole ? 100 * possible : possible,
      resourceLinkId: link.resourceLinkId,
      resourceId: link.usageKey,
    },
    signal,
  );
  await deps.records.transaction(async ({ ltiLinks }) => {
    const now = await ltiLinks.holdLink(link.id);
    if (now?.usageKey === link.usageKey) await ltiLinks.putLink({ ...now, lineItemUrl, lineItemMade: true });
  });
  return lineItemUrl;
}

/** Notes what went wrong; what time can mend is thrown or put off, the rest waits for the next change of the grade. */
async function fail(
  deps: SendScoreDeps,
  payload: { readonly linkId: string; readonly userId: number },
  error: unknown,
): Promise<void> {
  const later = laterOf(error);
  const message =
    error instanceof CoreError ? error.detail : error instanceof Error ? error.message : 'unknown';
  deps.log?.warn({ ...payload, reason: message, again: later !== undefined }, 'a score was not sent');
  await deps.records.transaction(async (tx) => {
    await tx.ltiScores.scoreFailed(payload.linkId, payload.userId, message, deps.clock.now());
    if (error instanceof ServiceFailure && error.kind === 'gone')
      await forgetMadeLineItem(tx, payload.linkId);
    if (later?.delayMs !== undefined) {
      const { delayMs } = later;
      await tx.jobs.enqueue(sendScoreJob, payload, { delayMs, deduplicationId: sendScoreId(payload) });
    }
  });
  if (later !== undefined && later.delayMs === undefined) throw error;
}

/** A line item that we made and a teacher deleted is made again with the next score. */
async function forgetMadeLineItem({ ltiLinks }: LtiStores, linkId: string): Promise<void> {
  const link = await ltiLinks.holdLink(linkId);
  if (link?.lineItemMade !== true) return;
  const { lineItemUrl: _gone, ...rest } = link;
  await ltiLinks.putLink({ ...rest, lineItemMade: false });
}

/** undefined for what asking again does not change. */
function laterOf(error: unknown): { readonly delayMs: number | undefined } | undefined {
  if (!(error instanceof ServiceFailure)) return { delayMs: undefined };
  return error.kind === 'later' || error.kind === 'token' ? { delayMs: error.retryAfterMs } : undefined;
}
