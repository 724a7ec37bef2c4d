import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Figure } from '../figure.ts';
import { median } from '../quantile.ts';
import { startPlatform, type Platform } from './bench-platform.ts';
import { countedLaunch } from './counted-launch.ts';
import { startTool, type ToolChild } from './tool-child.ts';
import { walkLaunch } from './walk-launch.ts';

const rounds = 5;

/** How learners come, and how many launches make a round. */
const crowds = [
  { name: 'sixteen at once', atOnce: 16, launches: 200 },
  { name: 'one after the other', atOnce: 1, launches: 80 },
] as const;
type Crowd = (typeof crowds)[number];

/**
 * Ours is durable on an SQLite file; ltijs on the storage that its sites have (ltijs-sequelize), and on two that are leaner
 * than any that it has: a statement a call without an ORM, and nothing but memory. `@lti-tool/core` keeps all in memory.
 */
const tools = {
  coursewright: './coursewright-tool.ts',
  'ltijs 5.9.9 on SQLite in memory': './ltijs-sequelize-memory-tool.ts',
  'ltijs 5.9.9 on an SQLite file': './ltijs-sequelize-file-tool.ts',
  'ltijs 5.9.9 on an SQLite file, without an ORM': './ltijs-sqlite-tool.ts',
  'ltijs 5.9.9 on a Map': './ltijs-memory-tool.ts',
  '@lti-tool/core 1.0.6 on a Map': './lti-tool-core-tool.ts',
} as const;
type ToolName = keyof typeof tools;
const toolNames: readonly ToolName[] = [
  'coursewright',
  'ltijs 5.9.9 on SQLite in memory',
  'ltijs 5.9.9 on an SQLite file',
  'ltijs 5.9.9 on an SQLite file, without an ORM',
  'ltijs 5.9.9 on a Map',
  '@lti-tool/core 1.0.6 on a Map',
];

/**
 * CPU milliseconds of a tool for one LTI 1.3 launch of three HTTP hops (login, launch, landing page), in interleaved rounds
 * of one run. The median round counts; the first one, which warms up, does not.
 */
export async function benchLaunch(): Promise<Figure[]> {
  const platform = await startPlatform();
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-bench-'));
  const started: { readonly name: ToolName; readonly child: ToolChild }[] = [];
  try {
    for (const name of toolNames) {
      started.push({ name, child: await startTool(tools[name], platform.facts, folder) });
    }
    const figures: Figure[] = [];
    for (const crowd of crowds) figures.push(...(await measure(platform, started, crowd)));
    const ours = started.find(({ name }) => name === 'coursewright')?.child;
    if (ours !== undefined) figures.push(...(await countedLaunch(platform, ours)));
    return figures;
  } finally {
    for (const { child } of started) child.stop();
    platform.close();
    rmSync(folder, { recursive: true });
  }
}

async function measure(
  platform: Platform,
  started: readonly { readonly name: ToolName; readonly child: ToolChild }[],
  crowd: Crowd,
): Promise<Figure[]> {
  const readings = new Map<ToolName, number[]>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, child } of started) {
      const before = await cpu(child);
      await launchMany(platform, child, crowd);
      if (round === 0) continue;
      readings.set(name, [...(readings.get(name) ?? []), ((await cpu(child)) - before) / crowd.launches]);
    }
  }
  const costs = toolNames.map((name) => ({ name, cost: median(readings.get(name) ?? []) }));
  const ours = costs.find(({ name }) => name === 'coursewright')?.cost ?? Number.NaN;
  return costs.flatMap(({ name, cost }) => [
    { bench: 'launch', name: `CPU a launch, ${crowd.name}, ${name}`, value: cost, unit: 'ms' },
    ...(name === 'coursewright'
      ? []
      : [
          {
            bench: 'launch',
            name: `${name} to coursewright, ${crowd.name}`,
            value: cost / ours,
            unit: 'times',
          },
        ]),
  ]);
}

/** So many learners at once, each launching again when they have landed. */
async function launchMany(
  platform: Platform,
  { addresses }: ToolChild,
  { atOnce, launches }: Crowd,
): Promise<void> {
  let next = 0;
  const learner = async (): Promise<void> => {
    while (next < launches) {
      next += 1;
      await walkLaunch(platform, addresses, `learner-${next % 200}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, learner));
}

async function cpu({ ask }: ToolChild): Promise<number> {
  const answer = await ask('cpu');
  if (!('cpuMs' in answer)) throw new Error('the tool did not tell its CPU time');
  return answer.cpuMs;
}
