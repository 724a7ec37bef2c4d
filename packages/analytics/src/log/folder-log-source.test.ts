import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderLogSource } from './folder-log-source.ts';
import type { LogFile, LogSource } from './log-source.port.ts';
import { logFileDate, mayHoldEventsOf } from './select-log-files.ts';

async function filesOf(source: LogSource): Promise<LogFile[]> {
  const files: LogFile[] = [];
  for await (const file of source.files()) files.push(file);
  return files;
}

describe('folderLogSource', () => {
  it('finds logs at any depth, and no hidden or half written files', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-logs-'));
    mkdirSync(path.join(folder, 'host-1', '.old'), { recursive: true });
    for (const name of [
      'z.log',
      'host-1/tracking.log-20140515.gz',
      'host-1/x.gz.part',
      '.hidden',
      'host-1/.old/a.log',
    ])
      writeFileSync(path.join(folder, name), 'text');
    const files = await filesOf(folderLogSource(folder));
    expect(files.map(({ name }) => name)).toEqual(['host-1/tracking.log-20140515.gz', 'z.log']);
    expect((await files[1]?.open(1).toArray())?.join('')).toBe('ext');
    const [single] = await filesOf(folderLogSource(path.join(folder, 'z.log')));
    expect(single).toMatchObject({ name: 'z.log', size: 4 });
    const before = files[1]?.version;
    writeFileSync(path.join(folder, 'z.log'), 'more text');
    expect((await filesOf(folderLogSource(folder)))[1]?.version).not.toBe(before);
    rmSync(folder, { recursive: true });
  });

  it('says which folder is not there', async () => {
    await expect(filesOf(folderLogSource('/no/such/folder'))).rejects.toThrow('/no/such/folder');
  });
});

describe('logFileDate', () => {
  it.each([
    ['FakeServerGroup/tracking.log-20140515.gz', '2014-05-15'],
    ['FakeServerGroup/tracking.log-20140516-12345456.gz', '2014-05-16'],
    ['tracking.log-20261124-09', '2026-11-24'],
    ['dt=2026-11-24/hour=09/tracking.log-20261124-09_000000000001_a_b.gz', '2026-11-24'],
    ['tracking.log', undefined],
    ['20140515/tracking.log', undefined],
    ['tracking.log-20141315', undefined],
    ['tracking.log-1400112000123', undefined],
  ])('reads off %s %s', (name, date) => {
    expect(logFileDate(name)).toBe(date);
  });
});

it('takes files of two days before and behind a range, those without a date, and no empty ones', () => {
  const mayHold = mayHoldEventsOf({ from: '2026-03-01', to: '2026-03-05' });
  const taken = (name: string, size = 1) =>
    mayHold({ name, size, version: '', open: () => expect.unreachable('It is not read.') });
  const days = ['20260226', '20260227', '20260306', '20260307'].map((day) => taken(`tracking.log-${day}.gz`));
  expect(days).toEqual([false, true, true, false]);
  expect([taken('tracking.log'), taken('tracking.log', 0)]).toEqual([true, false]);
});
