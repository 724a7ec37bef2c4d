import type { Clock, Instant, ItemScore } from '@coursewright/core';
import type { LtiLog } from '../lti-tool-deps.ts';
import type { Registration } from '../registrations/registration.ts';
import { atMost } from './at-most.ts';
import { columnLineItem, type ColumnDeps } from './column-line-item.ts';
import { afterFailure, afterSuccess } from './courier-health.ts';
import type { Courier } from './courier-store.port.ts';
import { forgetLineItem } from './forget-line-item.ts';
import { isAbsence } from './is-absence.ts';
import { linkLineItem } from './link-line-item.ts';
import type { PostScore } from './post-score.ts';
import { scoreDocument } from './score-document.ts';
import type { DueScore, ScoreSettlement } from './score-store.port.ts';
import { ServiceFailure } from './service-failure.ts';
import { settleFailure } from './settle-failure.ts';

export interface SendDeps extends ColumnDeps {
  readonly postScore: PostScore;
  readonly clock: Clock;
  readonly log?: LtiLog;
}

interface Sending {
  readonly due: DueScore;
  readonly subject: string;
  readonly score: ItemScore;
  readonly lineItemUrl: string;
}

/** Requests to one platform at once. */
const atOnce = 4;

/**
 * Brings scores that are due to the platform and notes what became of each. One that was not come to, because the platform
 * was found down or busy or the worker stops, stays as it is. Answers how the platform is doing.
 */
export async function sendBatch(
  deps: SendDeps,
  registration: Registration,
  batch: readonly DueScore[],
  before: Courier,
  signal: AbortSignal,
): Promise<Courier> {
  const { records, clock, log } = deps;
  const settlements = new Map<DueScore, ScoreSettlement>();
  let courier = before;
  const isPaused = () => signal.aborted || (courier.pausedUntil ?? 0) > clock.now();
  const failed = (due: DueScore, error: unknown, known = false) => {
    // What was under way when the worker stopped may have arrived: it is sent anew.
    if (signal.aborted) return;
    const now = clock.now();
    if (!known) courier = afterFailure(courier, error, now);
    const settlement = settleFailure(due, error, courier, now);
    settlements.set(due, settlement);
    const { linkId, userId } = due;
    log?.warn({ linkId, userId, ...settlement }, 'a score was not sent');
  };

  const notes = { settlements, failed, isPaused, signal };
  const ready = await prepare(deps, registration, batch, notes);
  const claimed = await claim(deps, ready, notes);
  await atMost(atOnce, claimed, async ({ due, subject, score, lineItemUrl, timestamp }) => {
    if (isPaused()) return;
    const first = due.sentAt === undefined;
    const document = scoreDocument({ subject, score, timestamp, first, product: registration.product });
    try {
      await deps.postScore(registration, lineItemUrl, document, signal);
      const at = clock.now();
      courier = afterSuccess(courier, at);
      const { version, earned, possible } = score;
      settlements.set(due, {
        kind: 'sent',
        version,
        scoreGiven: Math.max(earned, 0),
        scoreMaximum: possible,
        at,
      });
    } catch (error) {
      const place = { linkId: due.linkId, lineItemUrl };
      const remade = isGone(error) && (await forgetLineItem(deps, registration, place, signal));
      const refusal = isGone(error) && !remade;
      failed(due, refusal ? new ServiceFailure('never', error.message) : error);
    }
  });
  await records.transaction(async ({ ltiScores, ltiCouriers }) => {
    for (const [due, settlement] of settlements) await ltiScores.settleScore(due, settlement);
    await ltiCouriers.putCourier(registration.id, courier);
  });
  return courier;
}

interface Notes {
  readonly settlements: Map<DueScore, ScoreSettlement>;
  /** `known`: the platform was not asked once more. */
  readonly failed: (due: DueScore, error: unknown, known?: boolean) => void;
  readonly isPaused: () => boolean;
  readonly signal: AbortSignal;
}

/** Finds out what each of them is by now, to whom and where it goes. What the platform says of a line item goes for all of it. */
async function prepare(
  deps: SendDeps,
  registration: Registration,
  batch: readonly DueScore[],
  { settlements, failed, isPaused, signal }: Notes,
): Promise<readonly Sending[]> {
  const { records, grading, clock } = deps;
  const ready: Sending[] = [];
  const lineItems = new Map<string, Promise<string | undefined>>();
  for (const due of batch) {
    if (isPaused()) break;
    const { linkId, userId, usageKey } = due;
    const at = clock.now();
    const known = lineItems.get(linkId);
    try {
      const { subject, link, column } = await records.read(async ({ ltiLinks, ltiColumns }) => ({
        subject: await ltiLinks.subjectOf(registration.id, userId),
        link: await ltiLinks.link(linkId),
        column: await ltiColumns.column(linkId),
      }));
      const score =
        subject === undefined ? undefined : await scoreOf(grading, userId, link?.usageKey ?? usageKey);
      // AGS §3.4.1: a maximum is above 0. Before the first submission there is nothing to tell.
      if (subject === undefined || score === undefined || score.changed === null || !(score.possible > 0)) {
        settlements.set(due, { kind: 'nothing', at });
        continue;
      }
      const finding =
        known ??
        (column !== undefined
          ? columnLineItem(deps, registration, column, signal)
          : link !== undefined
            ? linkLineItem(deps, registration, link, score.possible, signal)
            : Promise.resolve(undefined));
      lineItems.set(linkId, finding);
      const lineItemUrl = await finding;
      if (lineItemUrl === undefined) settlements.set(due, { kind: 'nothing', at });
      else ready.push({ due: { ...due, usageKey: link?.usageKey ?? usageKey }, subject, score, lineItemUrl });
    } catch (error) {
      failed(due, error, known !== undefined);
    }
  }
  return ready;
}

/** undefined where the block is not in the course any more. */
async function scoreOf(
  grading: SendDeps['grading'],
  userId: number,
  usageKey: string,
): Promise<ItemScore | undefined> {
  try {
    return await grading.itemScore({ userId, usageKey });
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

/** Gives each its time; one that another process has a newer version of is looked at again. */
async function claim(
  { records, clock }: SendDeps,
  ready: readonly Sending[],
  { settlements, failed }: Pick<Notes, 'settlements' | 'failed'>,
): Promise<readonly (Sending & { readonly timestamp: Instant })[]> {
  const now = clock.now();
  const times = await records.transaction(async ({ ltiScores }) => {
    const given: Awaited<ReturnType<typeof ltiScores.claimScore>>[] = [];
    for (const { due, score, lineItemUrl } of ready) {
      const { linkId, userId, usageKey } = due;
      const { version } = score;
      given.push(await ltiScores.claimScore({ linkId, userId, usageKey, lineItemUrl, version, now }));
    }
    return given;
  });
  return ready.flatMap((sending, index) => {
    const timestamp = times[index];
    if (typeof timestamp === 'number') return [{ ...sending, timestamp }];
    if (timestamp === 'newer') failed(sending.due, new Error('A newer score is on its way.'), true);
    else settlements.set(sending.due, { kind: 'nothing', at: now });
    return [];
  });
}

function isGone(error: unknown): error is ServiceFailure {
  return error instanceof ServiceFailure && error.kind === 'gone';
}
