import { randomBytes } from 'node:crypto';
import { constants, copyFileSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CoreError } from '@coursewright/core';
import { readSettings, type Settings } from './settings.ts';

/** The settings, and the secret that goes with the data folder. */
export interface HostConfig extends Settings {
  /** Signs sessions, tokens and file addresses; at least 32 characters. */
  readonly secret: string;
}

/** sysexits.h EX_CONFIG: what the process ends with when a setting is wrong. */
export const CONFIG_EXIT_CODE = 78;

/** Reads the settings; makes the data folder and the secret where they are not there. Throws `not_configured` naming every wrong one. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): HostConfig {
  const settings = readSettings(env);
  return { ...settings, secret: settings.secret ?? keptSecret(settings.data) };
}

function keptSecret(data: string): string {
  const file = path.join(data, 'host-secret');
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    writeFileSync(draft, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
    setInPlace(draft, file);
  } catch (error) {
    if (!isExists(error)) {
      throw new CoreError('not_configured', `COURSEWRIGHT_DATA: ${data} cannot be written to.`, {
        cause: error,
      });
    }
  } finally {
    rmSync(draft, { force: true });
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32) throw new CoreError('not_configured', `${file} holds no secret of 32 characters.`);
  return secret;
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
