import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { generateLog } from '../generate-log.ts';
import { runEmbedded, runLive } from './run-engines.ts';
import { differences } from './table-digests.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-engines-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('has the same tables live, from lines out of order, late and again, as in one run over the whole log', async () => {
  const logs = path.join(folder, 'logs');
  const files = await generateLog({ folder: logs, events: 20_000, seed: 7, days: 8, ids: true });
  const embedded = await runEmbedded(logs, path.join(folder, 'embedded'));
  const live = await runLive(files, path.join(folder, 'live'), 7);
  expect(differences(live.published, embedded.published)).toEqual([]);
  for (const kind of ['in order', 'shuffled', 'late', 'again'] as const)
    expect(live.lines.get(kind)).toBeGreaterThan(500);
  // Empty tables are all the same.
  expect(new Set(embedded.published.values()).size).toBeGreaterThan(10);
}, 300_000);
