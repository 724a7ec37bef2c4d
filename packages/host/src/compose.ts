import path from 'node:path';
import {
  createEngine,
  systemClock,
  systemIds,
  type Clock,
  type CoreStores,
  type EnginePorts,
  type IdSource,
} from '@coursewright/core';
import { FolderEventLog, folderFileStore } from '@coursewright/core/folder';
import {
  coreModule,
  courseStoreModule,
  openSqlRecords,
  pendingRecordsMigrations,
  sqlCourseStore,
  type SqlTarget,
} from '@coursewright/core/sql';
import { createLtiTool, type LtiStores, type LtiTool } from '@coursewright/lti-provider';
import { ltiModule } from '@coursewright/lti-provider/sql';
import { pino, type Logger } from 'pino';
import type { HostStores } from './accounts/host-stores.ts';
import { hostModule } from './adapters/sql/host-module.ts';
import type { HostConfig } from './config.ts';
import { fileSigner } from './files/sign-file.ts';
import { openLtiSession } from './frames/open-lti-session.ts';
import type { HostDeps } from './host-deps.ts';
import { createTranslator } from './lms/i18n/translator.ts';
import { findWidgetBundle, type WidgetBundle } from './lms/widget-bundle.ts';
import { loadPlugins } from './load-plugins.ts';
import type { Settings } from './settings.ts';

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

function sqlTarget({ data, mysqlUrl }: Pick<Settings, 'data' | 'mysqlUrl'>): SqlTarget {
  return mysqlUrl === undefined ? { file: path.join(data, 'coursewright.sqlite') } : { url: mysqlUrl };
}

/** Names of the migrations that the next start would apply. Changes nothing. */
export function pendingHostMigrations(
  settings: Pick<Settings, 'data' | 'mysqlUrl'>,
): Promise<readonly string[]> {
  return pendingRecordsMigrations(sqlTarget(settings), modules);
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
  const sql = await openSqlRecords({
    ...sqlTarget(config),
    modules,
    clock,
    ids,
  });
  const ports: EnginePorts<AllStores> = {
    records: sql.records,
    outbox: sql.outbox,
    jobs: sql.jobs,
    courseStore: sqlCourseStore(sql.database, clock),
    files: folderFileStore(path.join(config.data, 'files')),
    eventLog: new FolderEventLog(path.join(config.data, 'events')),
    clock,
    ids,
    addresses: {
      file: files.sign,
      block: (usageKey) => `${publicUrl}/blocks/${encodeURIComponent(usageKey)}`,
    },
    blocks,
    onError: (error) => log.error({ err: error }, 'background work failed; it is tried again'),
    close: sql.close,
  };
  const { records } = ports;
  const engine = createEngine(overrides.wrap?.(ports) ?? ports);
  const lti = createLtiTool({
    ...engine,
    records,
    clock,
    ids,
    publicUrl,
    secret,
    log,
    openSession: (launch) => openLtiSession({ records, clock, ids, publicUrl, secret }, launch),
    ...(overrides.fetch && { fetch: overrides.fetch }),
  });
  engine.extend(lti);
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
    translator: await createTranslator(),
    widgets: overrides.widgets ?? findWidgetBundle(),
    ready: () => ready,
    start: () => engine.start(),
    stopping: () => {
      ready = false;
    },
    close: () => engine.close(),
  };
}
