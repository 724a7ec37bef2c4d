import { text, type SqlRow } from '@coursewright/core/sql';
import { z } from 'zod';
import {
  scoreStates,
  type DueScore,
  type OutboxScore,
  type ScoreSettlement,
  type ScoreState,
} from '../../grades/score-store.port.ts';

const states = z.enum(scoreStates);

export function scoreStateOf(row: SqlRow): ScoreState {
  return states.parse(row['state']);
}

export function outboxScoreOf(row: SqlRow): OutboxScore {
  return {
    linkId: text(row['link_id']),
    userId: Number(row['user_id']),
    registrationId: text(row['registration_id']),
    usageKey: text(row['usage_key']),
    state: scoreStateOf(row),
    since: Number(row['since']),
    due: Number(row['due']),
    tries: Number(row['tries']),
    sentVersion: Number(row['sent_version']),
    ...(row['sent_at'] !== null && { sentAt: Number(row['sent_at']) }),
    ...(row['given'] !== null && {
      sent: { scoreGiven: Number(row['given']), scoreMaximum: Number(row['maximum']) },
    }),
    ...(row['error'] !== null && { error: text(row['error']) }),
    ...(row['failed_at'] !== null && { failedAt: Number(row['failed_at']) }),
  };
}

export function dueScoreOf(row: SqlRow): DueScore {
  return { ...outboxScoreOf(row), generation: Number(row['generation']) };
}

/** What of a row becomes of a settlement; one that something newer was enqueued after goes on waiting. */
export function settledColumns(row: SqlRow, settlement: ScoreSettlement, newest: boolean): SqlRow {
  const { at } = settlement;
  const well = { error: null, failed_at: null };
  switch (settlement.kind) {
    case 'sent': {
      const { version, scoreGiven: given, scoreMaximum: maximum } = settlement;
      return {
        ...(Number(row['sent_version']) < version && { sent_version: version, sent_at: at, given, maximum }),
        ...(newest && { ...well, state: 'sent', since: at, tries: 0 }),
      };
    }
    case 'nothing':
      return newest ? { ...well, state: 'sent', since: at, tries: 0 } : {};
    case 'again':
      return {
        ...(settlement.error !== undefined && { error: settlement.error, failed_at: at }),
        ...(newest && {
          state: 'waiting',
          due: settlement.due,
          tries: Number(row['tries']) + (settlement.counts ? 1 : 0),
        }),
      };
    case 'failed':
      return {
        error: settlement.error,
        failed_at: at,
        ...(newest && { state: 'failed', since: at, tries: Number(row['tries']) + 1 }),
      };
  }
}
