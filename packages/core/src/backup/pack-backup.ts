import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { syncFolder } from '../files/sync-folder.ts';
import type { AddMember } from './line-members.ts';

/**
 * Writes the members that `write` adds into a tar file, compressed where its name ends in `.gz` or `.tgz`; whole or not
 * at all. Only its owner may read it: it holds password hashes, keys and learners' answers.
 */
export async function packBackup<T>(file: string, write: (add: AddMember) => Promise<T>): Promise<T> {
  const part = `${file}.part`;
  const tar = pack();
  const output = createWriteStream(part, { mode: 0o600, flush: true });
  const zipped = /\.(gz|tgz)$/.test(file) ? [createGzip()] : [];
  const written = pipeline([tar, ...zipped, output]);
  // Its failure is told by the member that cannot be written.
  let failed: unknown;
  written.catch((error: unknown) => (failed = error));
  const add: AddMember = (name, bytes) =>
    new Promise((resolve, reject) => {
      const fail = () =>
        reject(failed instanceof Error ? failed : new Error('The backup cannot be written.'));
      output.once('close', fail);
      const header = { name, mode: 0o600, mtime: new Date(0) };
      tar.entry(header, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), (error) => {
        output.off('close', fail);
        if (error) reject(error);
        else resolve();
      });
    });
  try {
    const result = await write(add);
    tar.finalize();
    await written;
    await rename(part, file);
    await syncFolder(path.dirname(path.resolve(file)));
    return result;
  } catch (error) {
    tar.destroy();
    await written.catch(() => undefined);
    throw error;
  } finally {
    await rm(part, { force: true });
  }
}
