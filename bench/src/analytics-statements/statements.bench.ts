import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  caliperEvent,
  logLines,
  parseLogLine,
  ProjectionCounts,
  projectLog,
  readTrackingEvent,
  xapiStatements,
  type Project,
  type XapiSettings,
} from '@coursewright/analytics';
import { generateLog } from '../analytics/generate-log.ts';
import { cpuSeconds } from '../cpu-seconds.ts';
import type { Figure } from '../figure.ts';
import { median } from '../quantile.ts';

const events = 60_000;
const rounds = 5;

/** What event-routing-backends was measured to make on a core of this kind of machine, transforming alone. */
const peer = { xapi: 1500, caliper: 7500 };

const settings: XapiSettings = {
  lmsRoot: 'https://lms.example.org',
  transformerVersion: 'coursewright@0.1.0',
  ifiType: 'external_id',
  courseName: () => 'A course',
  actorId: (user) => `learner-${user}`,
};
const projects: Readonly<Record<keyof typeof peer, Project>> = {
  xapi: (event) => xapiStatements(event, settings),
  caliper: (event) => {
    const made = caliperEvent(event, settings);
    return isRefused(made) ? made : [made];
  },
};

type Refused = Extract<ReturnType<Project>, { readonly refused: string }>;

function isRefused(made: ReturnType<typeof caliperEvent>): made is Refused {
  return 'refused' in made;
}

/**
 * xAPI statements and Caliper events that a core makes of the lines of a tracking log a second: the line parsed, the
 * statement made with its UUIDv5 and written as JSON; and the whole command from the compressed file. Seconds are of CPU.
 */
export async function benchStatements(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-statements-'));
  try {
    const [file = ''] = await generateLog({ folder, events, seed: 1, days: 1 });
    const lines: Buffer[] = [];
    for await (const some of logLines(createReadStream(file)))
      for (const { bytes } of some) if (bytes !== undefined) lines.push(Buffer.from(bytes));
    const xapi = await perSecond('xapi', lines, file);
    const caliper = await perSecond('caliper', lines, file);
    return [...xapi, ...caliper];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function perSecond(
  format: keyof typeof peer,
  lines: readonly Buffer[],
  file: string,
): Promise<Figure[]> {
  const project = projects[format];
  let statements = 0;
  let length = 0;
  const make = (): void => {
    statements = 0;
    for (const line of lines) {
      const { json } = parseLogLine(line);
      const made = json === undefined ? undefined : project(readTrackingEvent(json));
      if (made === undefined || 'refused' in made) continue;
      statements += made.length;
      for (const statement of made) length += JSON.stringify(statement).length;
    }
  };
  make();
  const seconds: number[] = [];
  const whole: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    seconds.push(await cpuSeconds(make));
    whole.push(
      await cpuSeconds(async () => {
        const counts = new ProjectionCounts();
        for await (const part of projectLog(file, createReadStream(file), project, counts))
          length += part.length;
      }),
    );
  }
  if (length === 0) throw new Error(`The log has no events that ${format} has statements for.`);
  const rate = statements / median(seconds);
  const figure = (name: string, value: number, unit: string): Figure => ({
    bench: 'analytics-statements',
    name: `${format}: ${name}`,
    value,
    unit,
  });
  return [
    figure('statements a second of CPU, from lines (aim 20,000)', rate, '1/s'),
    figure(
      `to event-routing-backends (${peer[format]} a second, transforming alone)`,
      rate / peer[format],
      'times',
    ),
    figure(
      'lines read a second of CPU, the compressed file to JSON lines',
      lines.length / median(whole),
      '1/s',
    ),
  ];
}
