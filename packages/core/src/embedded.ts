import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import { FolderEventLog } from './adapters/folder/event-log.folder.ts';
import { folderFileStore } from './adapters/folder/file-store.folder.ts';
import { coreModule } from './adapters/sql/core-module.ts';
import { courseStoreModule, sqlCourseStore } from './adapters/sql/course-store.sql.ts';
import type { SqlModule } from './adapters/sql/sql-module.ts';
import { openSqlRecords, type SqlRecords, type StoresOf } from './adapters/sql/sql-records.ts';
import type { BlockDefinition } from './blocks/define-block.ts';
import { createEngine } from './create-engine.ts';
import type { Addresses } from './engine-ports.ts';
import type { Engine } from './engine.ts';
import type { CoreStores } from './records/core-stores.ts';
import { cachedSandbox } from './sandbox/cached-sandbox.ts';
import type { ScriptSandbox } from './sandbox/script-sandbox.port.ts';
import type { Records } from './records/records.port.ts';
import { systemClock, type Clock } from './shared/clock.port.ts';
import { CoreError } from './shared/core-error.ts';
import { systemIds, type IdSource } from './shared/id-source.port.ts';

type Modules = readonly SqlModule<object>[];

export interface OpenEngineOptions<More extends Modules = []> {
  /** A folder for everything: database, files, event log. Made where it is not there. */
  readonly data: string;
  /** Block types besides the built-in ones. */
  readonly blocks?: readonly BlockDefinition[];
  /** Where pages find files and blocks; default: plain paths, `/files/COURSE/PATH` and `/blocks/USAGE_KEY`. */
  readonly addresses?: Addresses;
  /** Tables and stores of packages around the engine, in the same database. */
  readonly modules?: More;
  /** Runs authors' Python: `new PyodideSandbox()` of `/pyodide`, or `BubblewrapSandbox` of `/bubblewrap`. */
  readonly sandbox?: ScriptSandbox;
  readonly clock?: Clock;
  readonly ids?: IdSource;
  /** Told of what went wrong in the background; default: a process warning. */
  readonly onError?: (error: unknown) => void;
}

/** An engine, and what a package around it stands on. */
export interface OpenedEngine<Stores extends CoreStores = CoreStores> extends Engine<Stores> {
  readonly records: Records<Stores>;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/**
 * Opens an engine that needs nothing but a folder. Nothing runs in the background before `start`, and several processes
 * may open the same folder. Throws `data_folder` when it cannot be used.
 */
export async function openEngine<const More extends Modules = []>({
  data,
  blocks = [],
  addresses = plainAddresses,
  modules,
  sandbox,
  clock = systemClock,
  ids = systemIds,
  onError = warn,
}: OpenEngineOptions<More>): Promise<OpenedEngine<CoreStores & StoresOf<More>>> {
  const sql = await openFolder(data, modules ?? [], clock, ids);
  // oxlint-disable-next-line no-unsafe-type-assertion -- the stores of core's modules and those of `modules` together
  const { records, outbox, jobs, database, close } = sql as SqlRecords<CoreStores & StoresOf<More>>;
  const engine = createEngine({
    records,
    outbox,
    jobs,
    courseStore: sqlCourseStore(database, clock),
    files: folderFileStore(path.join(data, 'files')),
    eventLog: new FolderEventLog(path.join(data, 'events')),
    addresses,
    blocks,
    ...(sandbox !== undefined && { sandbox: cachedSandbox(sandbox) }),
    clock,
    ids,
    onError,
    close,
  });
  return { ...engine, records, clock, ids };
}

async function openFolder(data: string, modules: Modules, clock: Clock, ids: IdSource) {
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    accessSync(data, constants.R_OK | constants.W_OK);
    const file = path.join(data, 'coursewright.sqlite');
    return await openSqlRecords({ file, modules: [coreModule, courseStoreModule, ...modules], clock, ids });
  } catch (error) {
    if (!isDiskFault(error)) throw error;
    throw new CoreError('data_folder', `The folder ${data} cannot be used: ${error.message}.`, {
      cause: error,
    });
  }
}

/** Of the operating system (`EACCES`, `ENOSPC`) or of SQLite. */
function isDiskFault(error: unknown): error is Error {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false;
  return /^E[A-Z]+$/.test(error.code) || error.code === 'ERR_SQLITE_ERROR';
}

const plainAddresses: Addresses = {
  file: (courseKey, file, as) =>
    `/files/${encodeURIComponent(courseKey)}/${encodeURI(file)}${as === undefined ? '' : `?as=${as}`}`,
  block: (usageKey) => `/blocks/${encodeURIComponent(usageKey)}`,
};

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error));
}
