import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { CoreError } from '../shared/core-error.ts';
import { backupFormat, manifestSchema, type BackupManifest } from './backup-manifest.ts';
import type { BackupMember, BackupReader } from './backup-reader.ts';

/** Reads a backup through and checks every member. Throws `backup_damaged`, `backup_too_new`, `not_found`. */
export async function openBackup(file: string): Promise<BackupReader> {
  const found = new Map<string, string>();
  let manifest: BackupManifest | undefined;
  let id = '';
  for await (const { name, bytes } of membersOf(file)) {
    if (manifest !== undefined) throw damaged('there is something behind its end');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (name === 'manifest.json') [manifest, id] = [parseManifest(bytes), sha256];
    else if (found.has(name)) throw damaged(`it has two members ${name}`);
    else found.set(name, `${bytes.length} ${sha256}`);
  }
  if (manifest === undefined) throw damaged('its end is missing');
  for (const { name, size, sha256 } of manifest.members) {
    if (found.get(name) !== `${size} ${sha256}`) throw damaged(`its member ${name} is missing or changed`);
    found.delete(name);
  }
  const [strange] = found.keys();
  if (strange !== undefined) throw damaged(`its manifest does not name ${strange}`);
  return {
    id,
    manifest,
    members: async function* (prefix) {
      for await (const member of membersOf(file)) if (member.name.startsWith(prefix)) yield member;
    },
  };
}

function parseManifest(bytes: Uint8Array): BackupManifest {
  let given: unknown;
  try {
    given = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw damaged('its manifest cannot be read', error);
  }
  const format = typeof given === 'object' && given !== null && 'format' in given ? given.format : undefined;
  if (typeof format === 'number' && format > backupFormat) {
    throw new CoreError(
      'backup_too_new',
      `It has format ${format}; this version reads up to ${backupFormat}.`,
    );
  }
  const parsed = manifestSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw damaged('its manifest is not valid', parsed.error);
}

async function* membersOf(file: string): AsyncGenerator<BackupMember> {
  const zipped = await isGzip(file);
  const source = createReadStream(file);
  const tar = extract();
  const unzip = createGunzip();
  const fail = (error: Error) => tar.destroy(error);
  source.on('error', fail);
  unzip.on('error', fail);
  if (zipped) source.pipe(unzip).pipe(tar);
  else source.pipe(tar);
  try {
    for await (const entry of tar) yield { name: entry.header.name, bytes: await buffer(entry) };
  } catch (error) {
    throw error instanceof CoreError ? error : damaged('it cannot be unpacked', error);
  } finally {
    source.destroy();
    unzip.destroy();
  }
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file).catch((error: unknown) => {
    throw new CoreError('not_found', `There is no backup at ${file}.`, { cause: error });
  });
  try {
    const { buffer: head } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return head[0] === 0x1f && head[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

function damaged(why: string, cause?: unknown): CoreError {
  return new CoreError('backup_damaged', `The backup cannot be used: ${why}.`, { cause });
}
