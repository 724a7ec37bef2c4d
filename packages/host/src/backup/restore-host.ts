import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { CoreError, knownSecrets, openBackup, restoreBackup, type BackupReader } from '@coursewright/core';
import { secretOf } from '../config.ts';
import { secretFileIn } from '../secrets/secret-file.ts';
import type { Settings } from '../settings.ts';
import type { OpenRecords, OpenStores } from './open-stores.ts';
import { secretFingerprint } from './secret-fingerprint.ts';

interface Restoring {
  readonly openStores: OpenStores;
  readonly openRecordsOf: OpenRecords;
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
 * data folder: it takes its place when it is whole. Throws `not_empty` without `force`.
 */
export async function restoreHost({
  openStores,
  openRecordsOf,
  settings,
  file,
  force,
}: Restoring): Promise<Restored> {
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
  await rm(building, { recursive: true, force: true });
  try {
    await mkdir(building, { recursive: true, mode: 0o700 });
    const target = { ...settings, data: building };
    await restoreBackup(reader, {
      openRecords: (migrations) => openRecordsOf(target, migrations),
      openStores: () => openStores(target),
    });
    if (settings.secret === undefined && secrets !== undefined) {
      await writeFile(secretFileIn(building), secrets, { mode: 0o600, flush: true });
    }
    const aside = occupied
      ? `${data}.before-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
      : undefined;
    if (aside !== undefined) await rename(data, aside);
    else if (existsSync(data)) await rm(data, { recursive: true });
    await rename(building, data);
    return { reader, ...(aside !== undefined && { aside }) };
  } finally {
    await rm(building, { recursive: true, force: true });
  }
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
