import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import type { OlxFile } from '../export/export-olx.ts';

/**
 * Packs files into a `.tar.gz` with one folder, as Studio does. The same files give the same bytes: sorted, with fixed
 * times and owners.
 */
export async function* writeArchive(
  files: Iterable<OlxFile> | AsyncIterable<OlxFile>,
  folder = 'course',
): AsyncGenerator<Uint8Array> {
  const entries: OlxFile[] = [];
  for await (const file of files) entries.push(file);
  entries.sort((left, right) => (left.path < right.path ? -1 : 1));
  const tar = pack();
  const gzip = createGzip({ level: 9 });
  tar.on('error', (error: Error) => gzip.destroy(error));
  tar.pipe(gzip);
  const feed = async (): Promise<void> => {
    for (const { path, bytes } of entries) {
      await new Promise<void>((resolve, reject) => {
        const header = { name: `${folder}/${path}`, mode: 0o644, uid: 0, gid: 0, mtime: new Date(0) };
        tar.entry(header, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), (error) => {
          if (error) reject(error);
          else resolve();
        });
      });
    }
    tar.finalize();
  };
  const fed = feed().catch((error: unknown) => {
    gzip.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  for await (const chunk of gzip) yield chunk;
  await fed;
}
