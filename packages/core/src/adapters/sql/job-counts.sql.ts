import type { JobCounts, JobNameCount } from '../../jobs/job-queue.port.ts';
import type { Instant } from '../../shared/clock.port.ts';
import { states } from './job-rows.sql.ts';
import { text, type SqlSession } from './sql-session.ts';

export async function countJobs(session: SqlSession, now: Instant): Promise<JobCounts> {
  const jobs = { waiting: 0, active: 0, completed: 0, failed: 0 };
  for (const row of await session.all('SELECT state, COUNT(*) AS number FROM jobs GROUP BY state')) {
    jobs[states.parse(row['state'])] = Number(row['number']);
  }
  const due = await session.get("SELECT MIN(run_at) AS since FROM jobs WHERE state = 'waiting'");
  const since = due?.['since'] ?? null;
  return { jobs, ...(since !== null && Number(since) <= now && { dueSince: Number(since) }) };
}

export async function countJobsByName(session: SqlSession): Promise<readonly JobNameCount[]> {
  const rows = await session.all('SELECT name, state, COUNT(*) AS number FROM jobs GROUP BY name, state');
  return rows.map((row) => ({
    name: text(row['name']),
    state: states.parse(row['state']),
    count: Number(row['number']),
  }));
}
