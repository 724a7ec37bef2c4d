import type { Readable, Writable } from 'node:stream';
import type { BlockDefinition } from '@coursewright/core';
import type { OpenOutside, OpenRecords } from '../backup/open-stores.ts';
import type { openStores } from '../compose/open-stores.ts';
import type { serviceProbes } from '../compose/service-probes.ts';
import type { ServiceSettings } from '../service-settings.ts';
import type { OpenedHost } from './opened-host.ts';

/** The world a command works in. */
export interface Cli {
  /** Of the host. */
  readonly version: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly input: Readable & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown };
  /** Results. */
  readonly output: Writable & { readonly isTTY?: boolean };
  /** Progress, questions and faults. */
  readonly errors: Writable & { readonly isTTY?: boolean };
  /**
   * The host on its data folder, without a server: it may run beside a live one. Throws `not_configured`.
   * The caller closes it.
   */
  open(): Promise<OpenedHost>;
  /** The stores alone of a host with these settings, this one's or another's; the caller closes them. */
  openStores: typeof openStores;
  openRecordsOf: OpenRecords;
  openOutsideStores: OpenOutside;
  /** Names of the migrations that the database has not had yet; changes nothing. Throws `not_configured`, `unavailable`. */
  pendingMigrations(of?: 'records' | 'analytics' | 'both'): Promise<readonly string[]>;
  /** Block types of the modules that COURSEWRIGHT_PLUGINS names. Throws `not_configured`. */
  plugins(): Promise<readonly BlockDefinition[]>;
  /** Runs the host until it is told to stop. */
  serve(options: { readonly worker: boolean }): Promise<void>;
  /** Runs background work alone until it is told to stop. */
  work(): Promise<void>;
  /** Looks at the services that the settings name; changes nothing. */
  probes(settings: ServiceSettings): Promise<ReturnType<typeof serviceProbes>>;
}
