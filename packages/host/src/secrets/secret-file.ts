import { randomBytes } from 'node:crypto';
import {
  constants,
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { CoreError, type SecretRing } from '@coursewright/core';
import { parseSecrets, printSecrets, secretsAt, withNewSecret, type SecretEntry } from './secret-entries.ts';

/** How soon a process sees what another has written; in ms. */
const lookAgainMs = 30_000;
/** Seconds from the writing of a new secret to its first signature: by then every process has seen it. */
const headStart = 120;

export function secretFileIn(data: string): string {
  return path.join(data, 'host-secret');
}

/** The secrets kept in the data folder; the first is made where none is. Throws `not_configured`. */
export function fileSecrets(data: string, now: () => number = Date.now): SecretRing {
  const file = secretFileIn(data);
  makeFirst(data, file);
  let entries: readonly SecretEntry[] = [];
  let stamp = '';
  let looked = 0;
  const look = (): void => {
    looked = now();
    const { mtimeMs, size } = statSync(file);
    if (`${mtimeMs} ${size}` === stamp) return;
    entries = parseSecrets(readFileSync(file, 'utf8'), file);
    stamp = `${mtimeMs} ${size}`;
  };
  look();
  const known = (): readonly string[] => {
    if (now() - looked >= lookAgainMs) look();
    return secretsAt(entries, now() / 1000);
  };
  const newest = (): string => {
    const fresh = known();
    return entries.at(-1)?.secret ?? fresh[0] ?? '';
  };
  return { known, newest, current: () => known()[0] ?? '', refresh: look };
}

/**
 * Writes a new secret beside the ones that are there. Gives when it signs first and when the old ones are taken no
 * more, in seconds since 1970.
 */
export function rotateSecretFile(
  data: string,
  overlap: number,
  now = Math.floor(Date.now() / 1000),
): { readonly secret: string; readonly from: number; readonly until: number } {
  const file = secretFileIn(data);
  const from = now + headStart;
  const entries = parseSecrets(readFileSync(file, 'utf8'), file);
  const secret = newSecret();
  const draft = writeDraft(file, printSecrets(withNewSecret(entries, secret, { now, from, overlap })));
  renameSync(draft, file);
  return { secret, from, until: from + overlap };
}

function makeFirst(data: string, file: string): void {
  let draft: string | undefined;
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    draft = writeDraft(file, `${newSecret()}\n`);
    setInPlace(draft, file);
  } catch (error) {
    if (!isExists(error)) {
      throw new CoreError('not_configured', `COURSEWRIGHT_DATA: ${data} cannot be written to.`, {
        cause: error,
      });
    }
  } finally {
    if (draft !== undefined) rmSync(draft, { force: true });
  }
}

function newSecret(): string {
  return randomBytes(48).toString('base64url');
}

function writeDraft(file: string, text: string): string {
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx' });
  return draft;
}

/** Of two processes that start at once, one sets its whole file in place and both read the same. */
function setInPlace(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    if (isExists(error)) throw error;
    // A file system without hard links.
    copyFileSync(draft, file, constants.COPYFILE_EXCL);
  }
}

function isExists(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
