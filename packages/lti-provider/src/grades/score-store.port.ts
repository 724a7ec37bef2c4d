import type { Instant, Page, PageRequest } from '@coursewright/core';

export const scoreStates = ['waiting', 'sent', 'failed'] as const;

/** `waiting` to be sent, at once or again; `sent`: the platform has it; `failed`: the platform will not take it. */
export type ScoreState = (typeof scoreStates)[number];

/** Somebody's score on its way to a line item. */
export interface OutboxScore {
  /** The resource link, or the column, that it is for. */
  readonly linkId: string;
  readonly userId: number;
  readonly registrationId: string;
  /** What is graded. */
  readonly usageKey: string;
  readonly state: ScoreState;
  /** Since when it has been in this state; of one that waits, since the platform had everything. */
  readonly since: Instant;
  /** Of one that waits: when it is due. */
  readonly due: Instant;
  /** How often it was tried in vain. */
  readonly tries: number;
  /** Version of the newest score handed to the platform; 0 = none yet. */
  readonly sentVersion: number;
  readonly sentAt?: Instant;
  /** What was handed over last. */
  readonly sent?: { readonly scoreGiven: number; readonly scoreMaximum: number };
  /** Why the newest one is not there yet; absent when all is well. */
  readonly error?: string;
  readonly failedAt?: Instant;
}

/** One that is due, as it was read: what becomes of it counts only while nothing newer was enqueued. */
export interface DueScore extends OutboxScore {
  readonly generation: number;
}

/** What became of one try. */
export type ScoreSettlement =
  | {
      readonly kind: 'sent';
      readonly version: number;
      readonly scoreGiven: number;
      readonly scoreMaximum: number;
      readonly at: Instant;
    }
  /** There is nothing to tell, or nobody to tell it to any more. */
  | { readonly kind: 'nothing'; readonly at: Instant }
  | {
      readonly kind: 'again';
      readonly due: Instant;
      readonly error?: string;
      readonly at: Instant;
      /** Whether it counts as tried in vain. */
      readonly counts: boolean;
    }
  | { readonly kind: 'failed'; readonly error: string; readonly at: Instant };

export interface ScoreSelection {
  readonly registrationId?: string;
  readonly linkId?: string;
  readonly userId?: number;
}

/** The outbox of grades: what has been sent where, and what is to be. */
export interface ScoreStore {
  outcome(linkId: string, userId: number): Promise<OutboxScore | undefined>;
  /** Of one link or column, by user id. */
  outcomes(linkId: string): Promise<readonly OutboxScore[]>;
  /** Of one registration, by link and user id. */
  outbox(
    registrationId: string,
    request: PageRequest & { readonly state?: ScoreState },
  ): Promise<Page<OutboxScore>>;
  /** How many are in each state. */
  scoreCounts(registrationId: string): Promise<Readonly<Record<ScoreState, number>>>;
  /** Has the newest score of somebody sent. */
  enqueueScore(score: {
    readonly linkId: string;
    readonly userId: number;
    readonly registrationId: string;
    readonly usageKey: string;
    readonly now: Instant;
  }): Promise<void>;
  /** Has these sent again, whatever has become of them. Gives the registrations that they go to, and how many. */
  enqueueAgain(
    selection: ScoreSelection & { readonly states?: readonly ScoreState[] },
    now: Instant,
  ): Promise<{ readonly count: number; readonly registrationIds: readonly string[] }>;
  /** As `enqueueAgain`, those of a link or column that were sent to, or refused by, another line item or block. */
  enqueueElsewhere(
    link: { readonly linkId: string; readonly usageKey: string; readonly lineItemUrl: string },
    now: Instant,
  ): Promise<number>;
  /** Those that are due, the longest due first. */
  dueScores(registrationId: string, now: Instant, limit: number): Promise<readonly DueScore[]>;
  /** When the next one is due; undefined when none waits. */
  nextDue(registrationId: string): Promise<Instant | undefined>;
  /**
   * Asks to send the score with this version: the timestamp to send it with, later than every one given out for the line
   * item and user (AGS §3.4.3), in whole milliseconds from `now` on; `newer` when a newer version was claimed before, `sent`
   * when this one is there. Only of what was enqueued, else `conflict`. Versions count for one block and line item: for another, all begins anew.
   */
  claimScore(claim: {
    readonly linkId: string;
    readonly userId: number;
    readonly usageKey: string;
    readonly lineItemUrl: string;
    readonly version: number;
    readonly now: Instant;
  }): Promise<Instant | 'newer' | 'sent'>;
  /** Notes what became of it. */
  settleScore(
    score: Pick<DueScore, 'linkId' | 'userId' | 'generation'>,
    settlement: ScoreSettlement,
  ): Promise<void>;
  /** Drops all that was sent, or is to be, of somebody's. Idempotent. */
  forgetScores(userId: number): Promise<void>;
}
