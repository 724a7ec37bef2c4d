import { systemClock } from '@coursewright/core';
import { readLiveStatus } from '../../analytics/live/live-status.ts';
import type { Settings } from '../../settings.ts';
import type { Diagnosis } from './diagnosis.ts';

const advice =
  'Look into the log of the host or worker for what analytics says; /metrics tells how it goes on.';

/** How far the tables of Insights are behind the event log, as this data folder knows. */
export function checkAnalytics(
  { data, analytics }: Pick<Settings, 'data' | 'analytics'>,
  now = systemClock.now(),
): Diagnosis {
  const name = 'Analytics';
  if (!analytics.live) {
    const found = 'off by COURSEWRIGHT_ANALYTICS: the tables are what coursewright analytics run made them';
    return { name, status: 'good', found };
  }
  const status = readLiveStatus(data);
  if (status === undefined) {
    return { name, status: 'good', found: 'not kept up from this folder yet; the first start does it' };
  }
  const { behindSince, settled, fault } = status;
  const told = settled === undefined ? '' : `; the tables were up with the log at ${timeOf(settled)}`;
  if (fault !== undefined) return { name, status: 'doubtful', found: `${fault}${told}`, advice };
  const behind = behindSince === undefined ? 0 : Math.round((now - behindSince) / 1_000_000);
  if (behind > 60) return { name, status: 'doubtful', found: `${behind} seconds behind the log`, advice };
  return { name, status: 'good', found: `up with the log at ${timeOf(settled ?? now)}` };
}

function timeOf(at: number): string {
  return `${new Date(at / 1000).toISOString().slice(0, 19)}Z`;
}
