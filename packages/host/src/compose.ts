import path from 'node:path';
import {
  cachedSandbox,
  CoreError,
  createEngine,
  systemClock,
  systemIds,
  type Clock,
  type CoreStores,
  type EnginePorts,
  type IdSource,
} from '@coursewright/core';
import { folderUploadStore } from '@coursewright/core/folder';
import { emptyWal } from '@coursewright/core/sql';
import { createLtiTool, type LtiStores, type LtiTool } from '@coursewright/lti-provider';
import { pino, type Logger } from 'pino';
import { administratorSessions } from './accounts/administrators.ts';
import type { HostStores } from './accounts/host-stores.ts';
import { sessions } from './accounts/sessions.ts';
import { openTables, tablesFile } from './compose/analytics-tables.ts';
import { openSandbox } from './compose/open-sandbox.ts';
import { openStores } from './compose/open-stores.ts';
import { databaseFile, fileOf, sqlTarget } from './compose/records-target.ts';
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
import { requestTracker } from './tracking/request-tracker.ts';

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
