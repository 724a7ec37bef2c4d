import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Entry } from 'tar-stream';
import { CoreError } from '../../shared/core-error.ts';
import { linkTarget, memberPath } from './member-path.ts';
import { resolveLinks } from './resolve-links.ts';
import { hostile, sizeGuard, type SourceLimits } from './source-limits.ts';

/**
 * Reads a `.tar.gz` (or `.tar`) into memory; nothing is ever written. The first member out of order ends it.
 * @throws CoreError `hostile_archive`, `corrupt_archive`
 */
export async function readArchive(path: string, limits: SourceLimits): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const links = new Map<string, string>();
  const count = sizeGuard(limits);
  const { packed, isGzip } = await lookInto(path);
  const tar = extract();
  const guard = ratioGuard(packed, limits);
  const source = createReadStream(path);
  const pumped = isGzip ? pipeline(source, createGunzip(), guard, tar) : pipeline(source, guard, tar);
  // Its failure is that of the loop below, or is awaited after it.
  const failed = pumped.then(
    () => undefined,
    (error: unknown) => error,
  );
  try {
    for await (const entry of tar) {
      const name = memberPath(entry.header.name);
      const { type } = entry.header;
      if (type === 'file' || type === 'contiguous-file') {
        count(name, entry.header.size ?? 0);
        files.set(name, await readMember(entry));
      } else {
        if (type === 'symlink') {
          count(name, 0);
          links.set(name, linkTarget(name, entry.header.linkname ?? ''));
        } else if (type !== 'directory') {
          throw hostile(`The archive has a member ${name} that is neither file nor folder.`, name);
        }
        entry.resume();
      }
    }
  } catch (error) {
    source.destroy();
    const cause = await failed;
    throw error instanceof CoreError ? error : corrupt(cause instanceof CoreError ? cause : error);
  }
  const error = await failed;
  if (error !== undefined) throw corrupt(error);
  resolveLinks(files, links, count);
  return files;
}

async function lookInto(path: string): Promise<{ packed: number; isGzip: boolean }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const head = Buffer.alloc(512);
    await file.read(head, 0, head.length, 0);
    const isGzip = head[0] === 0x1f && head[1] === 0x8b;
    if (!isGzip && head.toString('latin1', 257, 262) !== 'ustar') {
      throw new CoreError('corrupt_archive', 'The file is no .tar.gz archive.');
    }
    return { packed: size, isGzip };
  } finally {
    await file.close();
  }
}

/** Passes chunks on until they are far more than what they were unpacked from. */
function ratioGuard(packed: number, limits: SourceLimits) {
  return async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let unpacked = 0;
    for await (const chunk of chunks) {
      unpacked += chunk.byteLength;
      if (unpacked > limits.ratioFrom && unpacked > packed * limits.ratio) {
        throw hostile(`The archive unpacks to more than ${limits.ratio} times its size.`);
      }
      // Headers and padding come on top of the files.
      if (unpacked > limits.totalBytes * 1.5) throw hostile('The archive unpacks to too much.');
      yield chunk;
    }
  };
}

async function readMember(entry: Entry): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  await new Promise<void>((resolve, reject) => {
    entry.on('data', (chunk: unknown) => {
      if (chunk instanceof Uint8Array) chunks.push(chunk);
    });
    entry.on('end', resolve);
    entry.on('error', reject);
    entry.on('close', () => reject(new Error('it ends in the middle of a file')));
  });
  return Buffer.concat(chunks);
}

function corrupt(error: unknown): CoreError {
  if (error instanceof CoreError) return error;
  const why = error instanceof Error ? error.message : 'unknown reason';
  return new CoreError('corrupt_archive', `The archive cannot be unpacked: ${why}.`, { cause: error });
}
