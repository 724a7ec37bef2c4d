import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { writeLiveStatus } from '../../analytics/live/live-status.ts';
import { checkAnalytics } from './check-analytics.ts';

const second = 1_000_000;
const now = Date.UTC(2026, 0, 1, 12) * 1000;

describe('checkAnalytics', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-doctor-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let data = '';
  beforeEach(() => {
    data = mkdtempSync(path.join(folder, 'data-'));
  });
  const check = (live = true) =>
    checkAnalytics({ data, analytics: { live, hadoop: { settings: {}, node: 'node' } } }, now);

  it('says that it is off, and that it has not been here yet', () => {
    expect(check(false)).toMatchObject({ status: 'good', found: expect.stringMatching(/^off by/) });
    expect(check()).toMatchObject({ status: 'good', found: expect.stringContaining('not kept up') });
  });

  it('tells when the tables were up with the log', () => {
    writeLiveStatus(data, { settled: now - 5 * second });
    expect(check()).toMatchObject({ status: 'good', found: 'up with the log at 2026-01-01T11:59:55Z' });
    writeLiveStatus(data, { behindSince: now - 50 * second });
    expect(check().status).toBe('good');
  });

  it('doubts it where lines have waited for more than a minute, and where it failed', () => {
    writeLiveStatus(data, { behindSince: now - 61 * second });
    expect(check()).toMatchObject({ status: 'doubtful', found: '61 seconds behind the log' });
    writeLiveStatus(data, { settled: now - 60 * second, fault: 'no room' });
    expect(check()).toMatchObject({
      status: 'doubtful',
      found: 'no room; the tables were up with the log at 2026-01-01T11:59:00Z',
    });
    expect(check().advice).toBeDefined();
  });
});
