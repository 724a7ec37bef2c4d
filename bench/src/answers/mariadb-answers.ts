import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mysqlTestDatabases } from '@coursewright/core/testing';
import type { Figure } from '../figure.ts';
import { holdTo } from './hold-to.ts';
import type { LoadReport, Target } from './load-report.ts';
import { startMeasured, type MeasuredProcess } from './measured-process.ts';
import { runLoad } from './run-load.ts';

/**
 * The same answers on the database server of `url`, taken by one host process and by two that get half of the learners each.
 * Each host does its background work too, as `coursewright serve` does. Load and database server run on the same machine:
 * where one host, they and others keep all cores at work, two hosts cannot do more, and the figures say how many cores worked.
 */
export async function mariadbAnswers(url: string): Promise<Figure[]> {
  const databases = mysqlTestDatabases(url);
  try {
    const measured = async (hosts: number, held?: Held): Promise<MeasuredHosts | undefined> => {
      const database = await databases.open('answers');
      if (!('url' in database.target)) throw new Error('The database is on no server.');
      const report = await measureHosts(database.target.url, hosts, held);
      await database.close();
      return report;
    };
    const [one, two] = [await measured(1), await measured(2)];
    if (one === undefined || two === undefined) throw new Error('A load process gave no report.');
    const ratio = two.flatOut.perSecond / one.flatOut.perSecond;
    const heldOne = await measured(1, held);
    const heldTwo = heldOne && (await measured(2, held));
    return [
      ...figures('one host process', one),
      ...figures('two host processes', two),
      {
        bench: 'answers',
        name: 'MariaDB, two host processes to one (load and MariaDB on the same cores; aim 1.6 where cores are left)',
        value: ratio,
        unit: 'x',
      },
      ...heldFigures(heldOne, heldTwo),
    ];
  } finally {
    await databases.drop();
  }
}

/**
 * What hosts do that leave cores to others: each is held to a part of one, so that load and MariaDB have what they need, and
 * a second host does more unless hosts stand in each other's way.
 */
interface Held {
  /** Of one core. */
  readonly share: number;
  /** Answers a second, each host's. */
  readonly steady: number;
}
const held: Held = { share: 0.2, steady: 25 };

function heldFigures(one: MeasuredHosts | undefined, two: MeasuredHosts | undefined): Figure[] {
  if (one === undefined || two === undefined) return [];
  const figure = (name: string, value: number, unit: string): Figure => ({
    bench: 'answers',
    name: `MariaDB, each host held to ${held.share} of a core: ${name}`,
    value,
    unit,
  });
  return [
    figure('one host, answers', one.flatOut.perSecond, '1/s'),
    figure('two hosts, answers', two.flatOut.perSecond, '1/s'),
    figure('cores at work with two hosts, all programs', two.flatOut.busyCores, 'cores'),
    figure('two host processes to one', two.flatOut.perSecond / one.flatOut.perSecond, 'x'),
  ];
}

function figures(hosts: string, { flatOut, steady, hostTime }: MeasuredHosts): Figure[] {
  const figure = (name: string, value: number, unit: string): Figure => ({
    bench: 'answers',
    name: `MariaDB, ${hosts}: ${name}`,
    value,
    unit,
  });
  return [
    figure('answers, 100 learners flat out', flatOut.perSecond, '1/s'),
    figure('p50 flat out', flatOut.p50, 'ms'),
    figure('p99 flat out', flatOut.p99, 'ms'),
    figure('cores at work flat out, all programs', flatOut.busyCores, 'cores'),
    figure('processor time of the hosts an answer', hostTime, 'ms'),
    figure('p50 at 400/s of 100 learners', steady.p50, 'ms'),
    figure('p99 at 400/s of 100 learners', steady.p99, 'ms'),
  ];
}

interface MeasuredHosts extends LoadReport {
  /** Milliseconds of processor time that all hosts together used for an answer, with the background work it makes. */
  readonly hostTime: number;
}

async function timeOf(hosts: readonly MeasuredProcess[]): Promise<number> {
  const times = await Promise.all(hosts.map((host) => host.processorTime()));
  return times.reduce((sum, time) => sum + time, 0);
}

/** undefined where hosts are to be held and cannot be. */
async function measureHosts(url: string, hosts: number, hold?: Held): Promise<MeasuredHosts | undefined> {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-answers-'));
  const running: MeasuredProcess[] = [];
  const releases: ((() => void) | undefined)[] = [];
  const start = (file: string, more: object): MeasuredProcess => {
    const settings = JSON.stringify({ COURSEWRIGHT_MYSQL_URL: url, ...more });
    const host = startMeasured(file, folder, settings);
    running.push(host);
    return host;
  };
  try {
    const { requests } = (await start('host-process.ts', {}).message()) as Target;
    const [{ url: first } = { url: '' }] = requests;
    const { origin } = new URL(first);
    const origins = [origin];
    while (origins.length < hosts) {
      const other = start('another-host-process.ts', { COURSEWRIGHT_PUBLIC_URL: origin });
      origins.push(String(await other.message()));
    }
    if (hold !== undefined) {
      releases.push(...running.map(({ pid }) => holdTo(hold.share, pid)));
      if (releases.includes(undefined)) return undefined;
    }
    const before = await timeOf(running);
    const report = await runLoad({
      ...(hold !== undefined && { steady: hold.steady * hosts }),
      requests: requests.map((request, n) => ({
        ...request,
        url: request.url.replace(origin, origins[n % hosts] ?? origin),
      })),
    });
    return { ...report, hostTime: ((await timeOf(running)) - before) / report.answers };
  } finally {
    for (const host of running) await host.stop();
    for (const release of releases) release?.();
    rmSync(folder, { recursive: true });
  }
}
