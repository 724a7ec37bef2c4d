import { courseKeyOf, parseCourseKey } from '../keys/course-key.ts';
import { exportOlx, sourceIdentity } from '../olx/export/export-olx.ts';
import type { OlxBlock } from '../olx/olx-block.ts';
import { CoreError } from '../shared/core-error.ts';
import type { BranchName } from './commit.ts';
import type { ChildLink } from './block-version.ts';
import type { CourseDeps } from './course-deps.ts';
import type { CourseObjects } from './course-objects.ts';
import type { CourseFile } from './course-service.ts';
import { courseNotFound } from './create-course-reader.ts';
import { sourceKey } from './source-key.ts';

/**
 * The files of one branch as OLX, in order of path. Those that the exporter only passes on are read one at a time.
 * @throws CoreError `course_not_found`, `corrupt`
 */
export async function* exportCourse(
  { store, objects, files, registry }: Omit<CourseDeps, 'clock'>,
  courseKey: string,
  branch: BranchName,
): AsyncGenerator<CourseFile> {
  const key = courseKeyOf(courseKey);
  const hash = await store.getBranch(key, branch);
  if (hash === undefined) throw courseNotFound(courseKey);
  const commit = await objects.commit(hash);
  const root = await readOlxTree(objects, commit.root);
  const stored = async (path: string, sha256: string): Promise<Uint8Array> => {
    const bytes = await files.get(sha256);
    if (bytes === undefined) throw new CoreError('corrupt', `The file ${path} of ${key} is missing.`);
    return bytes;
  };
  const known = new Map<string, Uint8Array>();
  const later = new Map<Uint8Array, string>();
  for (const [path, sha256] of await objects.files(commit.files)) {
    const bytes = isPolicy(path) ? await stored(path, sha256) : new Uint8Array();
    if (!isPolicy(path)) later.set(bytes, sha256);
    known.set(path, bytes);
  }
  const { org, course, run } = parseCourseKey(key);
  const source = sourceIdentity(root);
  const name = source !== undefined && sourceKey(source) === key ? source : { org, number: course, run };
  for (const { path, bytes } of exportOlx({
    ...name,
    root,
    files: known,
    fieldTables: registry.fieldTables,
    formats: registry.formats,
  })) {
    const sha256 = later.get(bytes);
    yield { path, bytes: sha256 === undefined ? bytes : await stored(path, sha256) };
  }
}

/** What the exporter reads and may change: the settings of the run. */
function isPolicy(path: string): boolean {
  return path.startsWith('policies/') || path === 'grading_policy.json';
}

/** All blocks of a tree, a level at a time. */
async function readOlxTree(objects: CourseObjects, root: ChildLink): Promise<OlxBlock> {
  const read = async (links: readonly ChildLink[]): Promise<readonly OlxBlock[]> => {
    const versions = await objects.blocks(links.map(([, hash]) => hash));
    const below = await (links.length === 0 ? [] : read(versions.flatMap(({ children }) => [...children])));
    let from = 0;
    return versions.flatMap(({ children, ...version }, index) => {
      const id = links[index]?.[0];
      const own = below.slice(from, (from += children.length));
      return id === undefined ? [] : [{ ...version, id, children: own }];
    });
  };
  const [course] = await read([root]);
  if (course === undefined) throw new CoreError('corrupt', 'The course has no root block.');
  return course;
}
