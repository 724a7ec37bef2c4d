import { DataTypes } from 'sequelize';
import { z } from 'zod';
import {
  jobStates,
  type JobRequest,
  type JobSchedule,
  type JobStatus,
  type ListedJob,
} from '../../jobs/job-queue.port.ts';
import type { Instant } from '../../shared/clock.port.ts';
import type { JsonObject } from '../../shared/json.ts';
import { keyText, longText } from './sql-columns.ts';
import type { SqlMigration } from './sql-module.ts';
import { bytes, text, type SqlRow } from './sql-session.ts';

export const jobsMigration: SqlMigration = {
  name: '0002-jobs',
  up: async (schema) => {
    const time = { type: DataTypes.BIGINT, allowNull: false };
    const count = { type: DataTypes.INTEGER, allowNull: false };
    await schema.createTable('jobs', {
      id: { type: keyText(255), primaryKey: true },
      name: { type: keyText(100), allowNull: false },
      payload: { type: longText(schema), allowNull: false },
      state: { type: DataTypes.STRING(10), allowNull: false },
      run_at: time,
      attempt: count,
      attempts: count,
      backoff_ms: count,
      lease_holder: { type: DataTypes.STRING(64), allowNull: true },
      lease_until: time,
      // Held only while the job waits: unique, and null for all others.
      deduplication_id: { type: keyText(255), allowNull: true },
      progress: { type: DataTypes.DOUBLE, allowNull: false },
      error: { type: longText(schema), allowNull: true },
      changed: time,
    });
    await schema.addIndex('jobs', ['state', 'run_at'], { name: 'jobs_due' });
    await schema.addIndex('jobs', ['state', 'lease_until'], { name: 'jobs_stalled' });
    await schema.addIndex('jobs', ['deduplication_id'], { name: 'jobs_deduplication', unique: true });
    await schema.createTable('job_schedules', {
      schedule_key: { type: keyText(255), primaryKey: true },
      every_ms: { type: DataTypes.BIGINT, allowNull: false },
      job: { type: longText(schema), allowNull: false },
      next_at: time,
    });
  },
};

export function jobRow(job: JobRequest, now: Instant): SqlRow {
  return {
    id: bytes(job.id),
    name: bytes(job.name),
    payload: JSON.stringify(job.payload),
    state: 'waiting',
    run_at: now + (job.delayMs ?? 0) * 1000,
    attempt: 0,
    attempts: job.attempts,
    backoff_ms: job.backoffMs,
    lease_holder: null,
    lease_until: 0,
    deduplication_id: job.deduplicationId === undefined ? null : bytes(job.deduplicationId),
    progress: 0,
    error: null,
    changed: now,
  };
}

export const states = z.enum(jobStates);

export function statusOf(row: SqlRow): JobStatus {
  const error = row['error'];
  return {
    state: states.parse(row['state']),
    attempt: Number(row['attempt']),
    progress: Number(row['progress']),
    ...(error !== null && error !== undefined && { error: text(error) }),
  };
}

export interface ClaimedJob {
  readonly id: string;
  readonly name: string;
  readonly payload: JsonObject;
  readonly attempt: number;
  readonly attempts: number;
  readonly backoffMs: number;
}

const payloads = z.record(z.string(), z.json());

/** The row as it was before the claim, which begins one more run. */
export function claimedJob(row: SqlRow): ClaimedJob {
  return {
    id: text(row['id']),
    name: text(row['name']),
    payload: payloads.parse(JSON.parse(text(row['payload']))),
    attempt: Number(row['attempt']) + 1,
    attempts: Number(row['attempts']),
    backoffMs: Number(row['backoff_ms']),
  };
}

export function listedJob(row: SqlRow): ListedJob {
  const { id, name, payload, attempts, backoffMs } = claimedJob(row);
  const deduplicationId = row['deduplication_id'];
  return {
    id,
    name,
    payload,
    attempts,
    backoffMs,
    ...(deduplicationId !== null && { deduplicationId: text(deduplicationId) }),
    ...statusOf(row),
    changed: Number(row['changed']),
  };
}

const scheduledJobs = z.object({
  name: z.string(),
  payload: payloads,
  attempts: z.number(),
  backoffMs: z.number(),
});

export function scheduledJob(row: SqlRow): JobSchedule['job'] {
  return scheduledJobs.parse(JSON.parse(text(row['job'])));
}
