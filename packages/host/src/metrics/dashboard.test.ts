import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { openTestHost } from '../testing/test-host.ts';

const file = path.join(import.meta.dirname, '../../../../deploy/grafana/coursewright.json');
const dashboard = z.object({
  panels: z.array(
    z.object({ id: z.int(), title: z.string(), targets: z.array(z.object({ expr: z.string() })).min(1) }),
  ),
});

it('asks in every panel of the dashboard for metrics that the host has', async () => {
  const host = await openTestHost({}, { course: false });
  const names = await host.deps.metrics.names();
  await host.close();
  const { panels } = dashboard.parse(JSON.parse(readFileSync(file, 'utf8')));
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  for (const { title, targets } of panels) {
    for (const { expr } of targets) {
      const asked = expr.match(/\b(?:coursewright|process|nodejs)_\w+/g) ?? [];
      expect(asked.length, title).toBeGreaterThan(0);
      expect(
        asked.filter((name) => !names.has(name)),
        title,
      ).toEqual([]);
    }
  }
});
