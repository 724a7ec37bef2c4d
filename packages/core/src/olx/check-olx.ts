import { readOlxSource, type SourceOptions } from './archive/read-olx-source.ts';
import type { Finding } from './findings.ts';
import { importOlx, type ImportOptions } from './import/import-olx.ts';

/**
 * What an import of the `.tar.gz` or folder would find, without storing anything.
 * @throws CoreError as `readOlxSource` and `importOlx` do: for a source that cannot be read at all.
 */
export async function checkOlx(
  source: string,
  options: ImportOptions & SourceOptions,
): Promise<readonly Finding[]> {
  return importOlx(await readOlxSource(source, options), options).findings;
}
