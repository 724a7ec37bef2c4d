import { staticAssetName } from '../olx/static-asset-name.ts';
import type { FileList } from './course-objects.ts';

/** Folders whose files are for learners. Others hold sources: answers, drafts, settings. */
const open = ['static/', 'about/', 'info/', 'tabs/'];
/** Where scripts of problems keep the modules that their graders share: an uploaded file of this name (capa's python_lib). */
export const pythonLibraryPath = 'static/python_lib.zip';

/** Files of the open folders that are not for learners all the same. */
const closed = new Set([pythonLibraryPath]);

/** Files of `static/` by the name that links give them. */
const namesOf = new WeakMap<FileList, ReadonlyMap<string, string>>();

/** The path under which a course has the file that a page asks for by path, or by its name in `static/`. */
export function findCourseFile(files: FileList, path: string): string | undefined {
  if (!open.some((folder) => path.startsWith(folder))) return undefined;
  const found = files.has(path) ? path : findStatic(files, path);
  return found === undefined || closed.has(found) ? undefined : found;
}

function findStatic(files: FileList, path: string): string | undefined {
  if (!path.startsWith('static/')) return undefined;
  let names = namesOf.get(files);
  if (names === undefined) {
    const paths = [...files.keys()].filter((each) => each.startsWith('static/'));
    names = new Map(paths.map((each) => [staticAssetName(each.slice('static/'.length)), each]));
    namesOf.set(files, names);
  }
  return names.get(staticAssetName(path.slice('static/'.length)));
}
