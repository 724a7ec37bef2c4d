import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CoreError, knownSecrets, openBackup, restoreBackup, type BackupReader } from '@coursewright/core';
import { secretOf } from '../config.ts';
import { secretFileIn } from '../secrets/secret-file.ts';
import type { Settings } from '../settings.ts';
import type { OpenOutside, OpenRecords, OpenStores } from './open-stores.ts';
import { secretFingerprint } from './secret-fingerprint.ts';

interface Openers {
  readonly openStores: OpenStores;
  readonly openRecordsOf: OpenRecords;
  readonly openOutsideStores: OpenOutside;
}

interface Restoring {
  /** Of the host that the backup is restored into. */
  readonly settings: Settings;
  readonly file: string;
  /** Whether what is in the data folder may be put aside. */
  readonly force: boolean;
}

export interface Restored {
  readonly reader: BackupReader;
  /** Where what was in the data folder is now. */
  readonly aside?: string;
}

/**
 * Makes the host of these settings what the backup says. Everything is read and checked first, and built up beside the
 * data folder: it takes its place when it is whole. Throws `not_empty` without `force`, and `restore_unfinished` where
 * services hold a part of it that the same call will complete.
 */
export async function restoreHost(openers: Openers, { settings, file, force }: Restoring): Promise<Restored> {
  const { data } = settings;
  const occupied = (await readdir(data).catch((): string[] => [])).length > 0;
  if (occupied && !force) {
    throw new CoreError('not_empty', `${data} is not empty; --force puts what is there aside.`);
  }
  const reader = await openBackup(file);
  const secrets = await secretsIn(reader);
  if (settings.secret !== undefined) assertSameSecret(reader, settings);
  else if (secrets === undefined) throw otherSecret('Set COURSEWRIGHT_SECRET to the one that its host had.');
  const building = `${data}.restoring`;
  await prepareBuilding(building, reader, settings);
  try {
    const target = { ...settings, data: building };
    await restoreBackup(reader, {
      openRecords: (migrations) => openers.openRecordsOf(target, migrations),
      openOutside: () => openers.openOutsideStores(target),
      openStores: () => openers.openStores(target),
    });
    if (settings.secret === undefined && secrets !== undefined) {
      await writeFile(secretFileIn(building), secrets, { mode: 0o600, flush: true });
    }
    await rm(noteIn(building));
    const aside = occupied
      ? `${data}.before-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
      : undefined;
    if (aside !== undefined) await rename(data, aside);
    else if (existsSync(data)) await rm(data, { recursive: true });
    await rename(building, data);
    return { reader, ...(aside !== undefined && { aside }) };
  } catch (error) {
    const unfinished = error instanceof CoreError && error.code === 'restore_unfinished';
    if (unfinished && usesServices(settings)) throw error;
    await rm(building, { recursive: true, force: true });
    // All of it was in the folder: nothing is left to be finished.
    throw unfinished ? error.cause : error;
  }
}

function usesServices({ mysqlUrl, mongodbUrl, redisUrl, s3 }: Settings): boolean {
  return [mysqlUrl, mongodbUrl, redisUrl, s3].some((one) => one !== undefined);
}

/** Says of which backup a building is a part. */
const noteIn = (building: string): string => path.join(building, 'restoring');

/** A folder for what is not in services: the one in which the restore of this backup has stopped, or a new one. */
async function prepareBuilding(building: string, { id }: BackupReader, settings: Settings): Promise<void> {
  const begun = await readFile(noteIn(building), 'utf8').catch(() => '');
  if (begun === id && usesServices(settings)) {
    // The log is written from its beginning again.
    await rm(path.join(building, 'events'), { recursive: true, force: true });
    return;
  }
  await rm(building, { recursive: true, force: true });
  await mkdir(building, { recursive: true, mode: 0o700 });
  await writeFile(noteIn(building), id, { mode: 0o600, flush: true });
}

async function secretsIn(reader: BackupReader): Promise<string | undefined> {
  for await (const { bytes } of reader.members('secrets')) return new TextDecoder().decode(bytes);
  return undefined;
}

/** Keys that were sealed under another secret could not be opened any more. */
function assertSameSecret({ manifest }: BackupReader, settings: Settings): void {
  if (knownSecrets(secretOf(settings)).map(secretFingerprint).includes(manifest.secretFingerprint)) return;
  throw otherSecret('Set COURSEWRIGHT_SECRET, or COURSEWRIGHT_OLD_SECRETS, to the one that its host had.');
}

function otherSecret(advice: string): CoreError {
  return new CoreError('not_configured', `The backup belongs to another secret. ${advice}`);
}
