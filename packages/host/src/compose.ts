import path from 'node:path';
import { publishedTables } from '@coursewright/analytics';
import { derivedTables, openAnalyticsTables, pendingAnalyticsMigrations } from '@coursewright/analytics/sql';
import {
  cachedSandbox,
  CoreError,
  createEngine,
  firstUsableSandbox,
  noSandbox,
  rememberingCourseStore,
  systemClock,
  systemIds,
  type Clock,
  type CoreStores,
  type EnginePorts,
  type IdSource,
  type ScriptSandbox,
} from '@coursewright/core';
import { BubblewrapSandbox, bubblewrapIsHere } from '@coursewright/core/bubblewrap';
import { openBullmqJobQueue, openRedis, probeRedis } from '@coursewright/core/bullmq';
import { FolderEventLog, folderFileStore, folderUploadStore } from '@coursewright/core/folder';
import { openMongodbCourseStore, probeMongodb, type ServiceProbe } from '@coursewright/core/mongodb';
import { PyodideSandbox } from '@coursewright/core/pyodide';
import { openS3EventLog, openS3FileStore, probeS3 } from '@coursewright/core/s3';
import {
  coreModule,
  courseStoreModule,
  databaseId,
  emptyWal,
  openRecordsDump,
  openSqlRecords,
  pendingRecordsMigrations,
  sqlCourseStore,
  sqlRecordsDump,
  type SqlTarget,
} from '@coursewright/core/sql';
import { createLtiTool, type LtiStores, type LtiTool } from '@coursewright/lti-provider';
import { ltiModule } from '@coursewright/lti-provider/sql';
import { pino, type Logger } from 'pino';
import { administratorSessions } from './accounts/administrators.ts';
import type { HostStores } from './accounts/host-stores.ts';
import { sessions } from './accounts/sessions.ts';
import { hostModule } from './adapters/sql/host-module.ts';
import { passingTables } from './adapters/sql/leases.sql.ts';
import type { HostConfig } from './config.ts';
import { analyticsLag } from './analytics/live/analytics-lag.ts';
import { liveSettings } from './analytics/live/live-settings.ts';
import { startLiveAnalytics, type RunningLiveAnalytics } from './analytics/live/live-analytics.ts';
import { hostUploads, uploadSigner } from './files/host-uploads.ts';
import { folderReports } from './files/folder-reports.ts';
import { reportSigner } from './files/report-signer.ts';
import { fileSigner } from './files/sign-file.ts';
import { openLtiSession } from './frames/open-lti-session.ts';
import type { HostDeps } from './host-deps.ts';
import { rateLimits } from './http/rate-limit.ts';
import { eventCounts } from './insights/site/event-counts.ts';
import { storageUse } from './insights/site/storage-use.ts';
import { createTranslator } from './lms/i18n/translator.ts';
import { findWidgetBundle, type WidgetBundle } from './lms/widget-bundle.ts';
import { loadPlugins } from './load-plugins.ts';
import { hostMetrics } from './metrics/host-metrics.ts';
import { retentionJobs, scheduleRetention } from './retention/retention-job.ts';
import { defaultKeep } from './retention/retention-settings.ts';
import { retirementHandler, scheduleRetirement } from './retirement/retirement-job.ts';
import { retirements } from './retirement/retirements.ts';
import type { ServiceSettings } from './service-settings.ts';
import { requestTracker } from './tracking/request-tracker.ts';
import type { PythonChoice, Settings } from './settings.ts';

export type AllStores = CoreStores & LtiStores & HostStores;

/** What tests put in place of the real thing. */
export interface HostOverrides {
  readonly clock?: Clock;
  readonly ids?: IdSource;
  readonly log?: Logger;
  readonly widgets?: WidgetBundle;
  /** How LTI platforms are reached. */
  readonly fetch?: typeof fetch;
  /** Gets between the engine and what it stands on. */
  readonly wrap?: (ports: EnginePorts<AllStores>) => EnginePorts<AllStores>;
}

export interface ComposedHost extends HostDeps {
  readonly lti: LtiTool;
  /** Starts the background work: the event log's relay and the jobs. */
  start(): Promise<void>;
  /** `/readyz` says no from now on. */
  stopping(): void;
  /** Ends the background work after what it is at, and closes the stores. */
  close(): Promise<void>;
}

const modules = [coreModule, courseStoreModule, ltiModule, hostModule] as const;

function databaseFile({ data }: Pick<Settings, 'data'>): string {
  return path.join(data, 'coursewright.sqlite');
}

function sqlTarget({ data, mysqlUrl }: Pick<Settings, 'data' | 'mysqlUrl'>): SqlTarget {
  return mysqlUrl === undefined ? { file: databaseFile({ data }) } : { url: mysqlUrl };
}

/** The file of a database that is one. */
function fileOf(target: SqlTarget): string | undefined {
  return 'file' in target ? target.file : undefined;
}

type TableSettings = Pick<Settings, 'data' | 'mysqlUrl' | 'analyticsMysqlUrl'>;

/**
 * Where published analytics tables are. A file of its own on SQLite: there one writes at a time, and a publication is a long
 * transaction, which learners' answers are not to wait for. It can be made anew from the log, so it need not survive a power cut.
 */
function tablesTarget({ data, mysqlUrl, analyticsMysqlUrl }: TableSettings): SqlTarget {
  const url = analyticsMysqlUrl ?? mysqlUrl;
  if (url !== undefined) return { url, connections: 4 };
  return { file: path.join(data, 'analytics.sqlite'), synchronous: 'NORMAL', tempStore: 'FILE' };
}

/** The file of the published analytics tables; undefined where they are on a server. */
export function tablesFile(settings: TableSettings): string | undefined {
  return fileOf(tablesTarget(settings));
}

/** Opens the published analytics tables of these settings; the caller closes them. */
export function openTables(settings: TableSettings) {
  return openAnalyticsTables(tablesTarget(settings), publishedTables);
}

/** Names of the migrations that the next start would apply to the records, to analytics' tables, or to both. Changes nothing. */
export async function pendingHostMigrations(
  settings: TableSettings,
  of: 'records' | 'analytics' | 'both' = 'both',
): Promise<readonly string[]> {
  return [
    ...(of === 'analytics' ? [] : await pendingRecordsMigrations(sqlTarget(settings), modules)),
    ...(of === 'records' ? [] : await pendingAnalyticsMigrations(tablesTarget(settings), publishedTables)),
  ];
}

/**
 * Everything that the host of these settings keeps, without the host: in each service that they name, and for the others
 * in the data folder and the database. The caller closes it.
 */
export async function openStores(
  settings: Pick<Settings, 'data' | 'mysqlUrl' | 'mongodbUrl' | 'redisUrl' | 's3'>,
  given: {
    readonly clock?: Clock;
    readonly ids?: IdSource;
    readonly onError?: (error: unknown) => void;
  } = {},
) {
  const { data, mongodbUrl, redisUrl, s3 } = settings;
  const { clock = systemClock, ids = systemIds, onError = () => undefined } = given;
  const closings: (() => unknown)[] = [];
  const keep = <T extends { close(): unknown }>(opened: T): T => {
    closings.unshift(() => opened.close());
    return opened;
  };
  const close = async () => {
    for (const one of closings) await one();
  };
  try {
    const sql = keep(await openSqlRecords({ ...sqlTarget(settings), modules, clock, ids }));
    const mongodb = mongodbUrl && keep(await openMongodbCourseStore({ url: mongodbUrl, clock }));
    // Hosts on one Redis never take each other's jobs, which would end well and change nothing.
    const prefix = redisUrl && `coursewright:${await databaseId(sql.database, ids)}`;
    const queue = prefix && keep(await openBullmqJobQueue({ url: redisUrl, prefix, onError }));
    const bucket = s3 && keep(await openS3FileStore(s3));
    const redis =
      prefix && (await openRedis({ url: redisUrl, keyPrefix: `${prefix}:`, onError: () => undefined }));
    if (redis) closings.unshift(() => redis.disconnect());
    return {
      records: sql.records,
      outbox: sql.outbox,
      dump: sqlRecordsDump(sql.database, notCarried()),
      jobs: queue ? queue.queue : sql.jobs,
      courseStore: mongodb ? rememberingCourseStore(mongodb.store) : sqlCourseStore(sql.database, clock),
      files: bucket ? bucket.store : folderFileStore(path.join(data, 'files')),
      bucketUploads: bucket?.uploads,
      eventLog: s3 ? keep(await openS3EventLog(s3)).log : new FolderEventLog(path.join(data, 'events')),
      redis: redis || undefined,
      clock,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What a backup leaves out: tables that are counted from the log again, and what holds for running processes. */
function notCarried() {
  const { module, tables } = derivedTables(publishedTables);
  return { module, tables: [...tables, ...passingTables] };
}

/** The database of these settings with the tables that these migrations make; the next `openStores` brings them up to date. */
export function openRecordsOf(settings: Pick<Settings, 'data' | 'mysqlUrl'>, migrations: readonly string[]) {
  return openRecordsDump({ target: sqlTarget(settings), modules, migrations, derived: notCarried() });
}

/** Of what a host of these settings keeps, that which is neither in its database nor in its folder. */
export async function openOutsideStores({ mongodbUrl, s3 }: Pick<Settings, 'mongodbUrl' | 's3'>) {
  const log = s3 && (await openS3EventLog(s3));
  try {
    const mongodb = mongodbUrl && (await openMongodbCourseStore({ url: mongodbUrl, clock: systemClock }));
    return {
      courseStore: mongodb ? mongodb.store : undefined,
      eventLog: log?.log,
      close: async () => {
        if (mongodb) await mongodb.close();
        log?.close();
      },
    };
  } catch (error) {
    log?.close();
    throw error;
  }
}

/** Looks at each service that the settings name, by that name; changes nothing. */
export function serviceProbes({
  mongodbUrl,
  redisUrl,
  s3,
}: ServiceSettings): readonly { readonly name: string; readonly probe: () => Promise<ServiceProbe> }[] {
  return [
    ...(mongodbUrl === undefined ? [] : [{ name: 'MongoDB', probe: () => probeMongodb(mongodbUrl) }]),
    ...(redisUrl === undefined ? [] : [{ name: 'Redis', probe: () => probeRedis(redisUrl) }]),
    ...(s3 === undefined ? [] : [{ name: 'S3', probe: () => probeS3(s3) }]),
  ];
}

/** What runs authors' Python by the setting; nothing starts before the first script. */
export function openSandbox(choice: PythonChoice = 'auto'): ScriptSandbox {
  if (choice === 'off') return noSandbox();
  if (choice === 'bubblewrap') return new BubblewrapSandbox();
  if (choice === 'pyodide' || !bubblewrapIsHere()) return new PyodideSandbox();
  return firstUsableSandbox(new BubblewrapSandbox(), new PyodideSandbox());
}

/** Puts the host together on its data folder, without a server: it may run beside a live one. The only place that picks adapters. */
export async function composeHost(
  config: HostConfig & { readonly publicUrl: string },
  overrides: HostOverrides = {},
): Promise<ComposedHost> {
  const { publicUrl, secret, siteName, trustProxy } = config;
  const { clock = systemClock, ids = systemIds } = overrides;
  const log = overrides.log ?? pino({ level: config.logLevel, base: null });
  const blocks = await loadPlugins(config.plugins);
  const files = fileSigner({ secret, clock, publicUrl });
  const pageOf = (usageKey: string) => `${publicUrl}/blocks/${encodeURIComponent(usageKey)}`;
  const onError = (error: unknown) => log.error({ err: error }, 'background work failed; it is tried again');
  const { redis, bucketUploads, ...stores } = await openStores(config, { clock, ids, onError });
  if ((await stores.dump.restoring()) !== undefined) {
    await stores.close();
    throw new CoreError('restore_unfinished', 'The stores hold a part of a backup.');
  }
  const opened: EnginePorts<AllStores> = {
    ...stores,
    ids,
    addresses: {
      file: files.sign,
      block: pageOf,
    },
    blocks,
    sandbox: cachedSandbox(openSandbox(config.python)),
    onError,
  };
  const ports = overrides.wrap?.(opened) ?? opened;
  const { records } = opened;
  const engine = createEngine(ports);
  const limits = rateLimits(redis);
  const lti = createLtiTool({
    ...engine,
    records,
    clock,
    ids,
    publicUrl,
    secret,
    log,
    limits,
    toolName: siteName,
    privateNetworks: config.ltiPrivateNetworks ?? false,
    isAdministrator: administratorSessions({
      sessions: sessions({ records, clock, ids, publicUrl, secret }),
      learners: engine.learners,
    }),
    pageOf,
    openSession: (launch) => openLtiSession({ records, clock, ids, publicUrl, secret }, launch),
    ...(overrides.fetch && { fetch: overrides.fetch }),
  });
  engine.extend(lti);
  const tables = await openTables(config).catch(async (error: unknown) => {
    await stores.close();
    throw error;
  });
  const reportFolder = path.join(config.data, 'reports');
  const reports = reportSigner({ secret, clock, publicUrl });
  const keep = config.keep ?? defaultKeep;
  engine.extend({ jobs: retentionJobs({ ports, records, lti, secret, clock, keep }) });
  const recordsFile = fileOf(sqlTarget(config));
  const forgetting = retirementHandler({
    ...ports,
    records,
    ids,
    secret,
    reportFolder,
    emptyTrash: async () => recordsFile !== undefined && emptyWal(recordsFile),
  });
  engine.extend({ jobs: [forgetting] });
  let live: RunningLiveAnalytics | undefined;
  const metrics = hostMetrics({
    ...ports,
    databaseFile: databaseFile(config),
    analyticsLag: () => live?.lag(),
  });
  const tracker = config.trackRequests === true ? requestTracker({ ...engine, log }) : undefined;
  let ready = true;
  return {
    engine,
    lti,
    records,
    clock,
    ids,
    log,
    publicUrl,
    secret,
    siteName,
    trustProxy,
    files,
    uploads: hostUploads(
      bucketUploads ??
        folderUploadStore({
          folder: path.join(config.data, 'uploads'),
          files: ports.files,
          clock,
          address: `${publicUrl}/uploads`,
          signer: uploadSigner(secret),
        }),
      ports.files,
    ),
    analytics: {
      tables: tables.reader,
      reports: folderReports(reportFolder, reports),
      minimumGroup: config.insightsMinimumGroup ?? 5,
      log: ports.eventLog,
      updates: () => tables.store.updates(),
      lag: () => analyticsLag({ records, clock, own: () => live?.lag() }),
    },
    site: {
      events: eventCounts({ log: ports.eventLog, now: () => clock.now(), onError }),
      storage: storageUse({
        recordsFile,
        tablesFile: tablesFile(config),
        folder: config.data,
        files: ports.files,
        log: ports.eventLog,
      }),
      backlog: () => ports.outbox.backlog(),
    },
    reports: { folder: reportFolder, signer: reports },
    retirements: retirements({ records, clock, secret }),
    rateLimits: limits,
    translator: await createTranslator(),
    widgets: overrides.widgets ?? findWidgetBundle(),
    ready: () => ready,
    jobs: ports.jobs,
    ...(tracker && { tracker }),
    metrics,
    ...(config.metricsToken !== undefined && { metricsToken: config.metricsToken }),
    start: async () => {
      await engine.start();
      await scheduleRetention({ ports });
      await scheduleRetirement(ports);
      await lti.schedule(ports.jobs);
      if (config.analytics?.live === true) {
        const { analytics } = config;
        live ??= startLiveAnalytics({ records, settings: liveSettings(config, analytics), clock, ids, log });
      }
    },
    stopping: () => {
      ready = false;
    },
    close: async () => {
      metrics.close();
      await live?.close();
      await tracker?.close();
      await lti.doctor.flush();
      await engine.close();
      await tables.close();
    },
  };
}
