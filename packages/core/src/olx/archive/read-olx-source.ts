import { stat } from 'node:fs/promises';
import { CoreError } from '../../shared/core-error.ts';
import { readArchive } from './read-archive.ts';
import { readFolder } from './read-folder.ts';
import { sourceLimits, type SourceLimits } from './source-limits.ts';

export interface SourceOptions {
  /** The course's folder inside the source; default is the one that holds course.xml nearest to the top. */
  readonly folder?: string;
  readonly limits?: Partial<SourceLimits>;
}

/**
 * Reads a course from a folder, `.tar.gz` or `.tar` into memory: its files by path in the course folder. Files beside
 * the course folder are left out.
 * @throws CoreError `hostile_archive`, `corrupt_archive`; `not_a_course` where there is not exactly one; `not_found`.
 */
export async function readOlxSource(
  path: string,
  options: SourceOptions = {},
): Promise<ReadonlyMap<string, Uint8Array>> {
  const limits = { ...sourceLimits, ...options.limits };
  const found = await stat(path).catch((error: unknown) => {
    throw new CoreError('not_found', `There is no file or folder ${path}.`, { cause: error });
  });
  const files = found.isDirectory() ? await readFolder(path, limits) : await readArchive(path, limits);
  const folder =
    options.folder === undefined ? findCourse(files.keys()) : options.folder.replace(/\/?$/, '/');
  const course = new Map<string, Uint8Array>();
  for (const [name, bytes] of files)
    if (name.startsWith(folder)) course.set(name.slice(folder.length), bytes);
  return course;
}

/** The folder of a course, with a slash at its end unless it is the top. */
function findCourse(paths: Iterable<string>): string {
  const folders = [...paths]
    .filter((path) => /(^|\/)course\.xml$/.test(path))
    .map((path) => path.slice(0, -10));
  const depth = (folder: string) => folder.split('/').length;
  const least = Math.min(...folders.map(depth));
  const [folder, ...more] = folders.filter((one) => depth(one) === least);
  if (folder === undefined) throw new CoreError('not_a_course', 'There is no course.xml in it.');
  if (more.length > 0) {
    const names = [folder, ...more].map((one) => one.slice(0, -1)).toSorted();
    throw new CoreError(
      'not_a_course',
      `It holds ${names.length} courses; choose one: ${names.join(', ')}.`,
      {
        data: { folders: names },
      },
    );
  }
  return folder;
}
