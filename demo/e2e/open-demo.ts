import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readDemoSettings } from '../src/start/demo-settings.ts';
import { startDemo, type RunningDemo } from '../src/start/start-demo.ts';

/** A line of the event log, as far as journeys look at it. */
export interface LoggedEvent {
  readonly name: string;
  readonly username: string;
  readonly event: Readonly<Record<string, unknown>>;
}

export interface OpenedDemo extends RunningDemo {
  /** What the demo said while it started. */
  readonly said: readonly string[];
  /** What is in the event log now, in order. */
  events(): Promise<readonly LoggedEvent[]>;
  /** How many requests each of several hosts has had. */
  readonly served?: readonly number[];
  close(): Promise<void>;
}

/** The whole demo on free ports and a data folder of its own, in this process. */
export async function openDemo(args: readonly string[] = []): Promise<OpenedDemo> {
  const data = await mkdtemp(path.join(tmpdir(), 'coursewright-demo-'));
  const said: string[] = [];
  const report = { say: (line: string) => void said.push(line), progress: () => {} };
  const demo = await startDemo(readDemoSettings(freePorts(data), args), report);
  return {
    ...demo,
    said,
    events: async () => (await readLines(path.join(data, 'events'))).map(loggedEvent),
    close: async () => {
      await demo.stop();
      await rm(data, { recursive: true });
    },
  };
}

/** Settings of a demo in this folder, on free ports. */
export function freePorts(data: string): Readonly<Record<string, string>> {
  return {
    COURSEWRIGHT_DATA: data,
    PORT: '0',
    DEMO_LMS_PORT: '0',
    DEMO_SITE_PORT: '0',
    LOG_LEVEL: 'error',
  };
}

async function readLines(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => !name.endsWith('.part')).sort();
  const files = await Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(path.join(folder, name));
      return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    }),
  );
  return files
    .join('')
    .split('\n')
    .filter((line) => line !== '');
}

export function loggedEvent(line: string): LoggedEvent {
  const { name, username, event } = JSON.parse(line) as LoggedEvent & { event: string | object };
  // Browser events carry their data as a text, as Open edX's do.
  const data = typeof event === 'string' ? (JSON.parse(event) as object) : event;
  return { name, username, event: { ...data } };
}
