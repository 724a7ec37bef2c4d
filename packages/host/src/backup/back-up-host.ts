import { existsSync, readFileSync } from 'node:fs';
import { CoreError, currentSecret, packBackup, writeBackup, type BackupReport } from '@coursewright/core';
import { secretOf } from '../config.ts';
import { secretFileIn } from '../secrets/secret-file.ts';
import type { Settings } from '../settings.ts';
import { secretFingerprint } from './secret-fingerprint.ts';
import type { OpenStores } from './open-stores.ts';

/**
 * Writes everything that the host of these settings keeps into one file; the host may be at work. Throws `not_found`
 * where there is no such host.
 */
export async function backUpHost(
  openStores: OpenStores,
  settings: Settings,
  { file, version }: { readonly file: string; readonly version: string },
): Promise<BackupReport> {
  const secretFile = secretFileIn(settings.data);
  if (settings.secret === undefined && !existsSync(secretFile)) {
    throw new CoreError(
      'not_found',
      `There is no host in ${settings.data}: COURSEWRIGHT_DATA names its folder.`,
    );
  }
  const stores = await openStores(settings);
  try {
    const note = {
      version,
      secretFingerprint: secretFingerprint(currentSecret(secretOf(settings))),
      ...(settings.secret === undefined && { secrets: readFileSync(secretFile, 'utf8') }),
    };
    return await packBackup(file, (add) => writeBackup(stores, note, add));
  } finally {
    await stores.close();
  }
}
