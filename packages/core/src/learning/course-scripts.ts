import { pythonLibraryPath } from '../courses/course-files.ts';
import type { CourseVersion } from '../courses/course-version.ts';
import type { FileStore } from '../files/file-store.port.ts';
import type { RunScript } from '../problems/index.ts';
import type { ScriptLibrary, ScriptSandbox } from '../sandbox/script-sandbox.port.ts';
import { byteCache } from '../shared/byte-cache.ts';

/** What runs the Python of a version of a course. */
export type CourseScripts = (version: CourseVersion) => RunScript;

export function courseScripts({
  sandbox,
  files,
}: {
  readonly sandbox: ScriptSandbox;
  readonly files: FileStore;
}): CourseScripts {
  const kept = byteCache<string, Uint8Array>(16 * 1024 * 1024, 'python libraries');
  const libraries = async (version: CourseVersion): Promise<readonly ScriptLibrary[]> => {
    const sha256 = await version.file(pythonLibraryPath);
    if (sha256 === undefined) return [];
    const zip = kept.get(sha256) ?? (await files.get(sha256));
    if (zip === undefined) return [];
    kept.set(sha256, zip, zip.byteLength);
    return [{ sha256, zip }];
  };
  return (version) => async (script) =>
    sandbox.run({
      ...script,
      scope: `${version.courseKey}@${version.commit}`,
      libraries: await libraries(version),
    });
}
