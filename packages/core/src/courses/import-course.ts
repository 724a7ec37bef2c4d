import { basename } from 'node:path';
import type { FileStore } from '../files/file-store.port.ts';
import { courseKeyOf, parseCourseKey, type CourseKey } from '../keys/course-key.ts';
import { readOlxSource } from '../olx/archive/read-olx-source.ts';
import { exportOlx } from '../olx/export/export-olx.ts';
import { applyDrafts } from '../olx/import/apply-drafts.ts';
import { importOlx, type ImportedCourse, type ImportOptions } from '../olx/import/import-olx.ts';
import type { Hash } from './block-version.ts';
import type { Commit } from './commit.ts';
import type { CourseDeps } from './course-deps.ts';
import { sourceKey } from './source-key.ts';
import type { ImportInput, ImportReport } from './course-service.ts';
import { putCommit } from './write-commit.ts';
import { putFiles, writeOlxTree, type WrittenTree } from './write-olx-tree.ts';

/**
 * Stores a course from its source and publishes it; what is in its `drafts` folder goes to the draft branch only. A
 * course that is there gets a new version on top. Nothing is written before all of the source has been read.
 * @throws CoreError as `readOlxSource` and `importOlx` do; `invalid_key` for a malformed `courseKey`.
 */
export async function importCourse(deps: CourseDeps, input: ImportInput): Promise<ImportReport> {
  const { fieldTables, formats } = deps.registry;
  const options = { fieldTables, formats };
  const { course, key } = await readCourse(input, options);
  const drafted = readDrafted(course, options);
  const objects = new Map<Hash, string>();
  const published = writeOlxTree(course.root, objects);
  const draft = drafted === course ? published : writeOlxTree(drafted.root, objects);

  const steps = course.files.size + objects.size;
  const report = (done: number, what: string) => input.onProgress?.(done, steps, what);
  report(0, 'files');
  const hashes = await storeFiles(deps.files, course.files, (done) => report(done, 'files'));
  const files = putFiles(hashes, objects);
  const isNew = (path: string, bytes: Uint8Array) => course.files.get(path) !== bytes;
  const added = new Map([...drafted.files].filter(([path, bytes]) => isNew(path, bytes)));
  const kept = [...hashes].filter(([path]) => drafted.files.has(path) && !added.has(path));
  const draftFiles = putFiles(new Map([...kept, ...(await storeFiles(deps.files, added))]), objects);
  report(course.files.size, 'blocks');
  await deps.store.putObjects(objects);
  report(steps, 'blocks');

  const commit = await commitImport(deps, key, input, {
    published: { ...published, files },
    draft: { ...draft, files: draftFiles },
  });
  return {
    courseKey: key,
    commit,
    blocks: published.blocks,
    files: course.files.size,
    findings: course.findings,
  };
}

/** Under another key than its own a course is read as it would be exported, so that its next import is the same. */
async function readCourse(
  { source, courseKey }: ImportInput,
  options: ImportOptions,
): Promise<{ course: ImportedCourse; key: CourseKey }> {
  const wanted = courseKey === undefined ? undefined : courseKeyOf(courseKey);
  const course = importOlx(await readOlxSource(source), options);
  const own = sourceKey(course);
  if (wanted === undefined || wanted === own) return { course, key: own };
  const { org, course: number, run } = parseCourseKey(wanted);
  return { course: readAsExported({ ...course, org, number, run }, options), key: wanted };
}

/** The course with its drafts in their places, read as it would be exported; the course itself if it has none. */
function readDrafted(course: ImportedCourse, options: ImportOptions): ImportedCourse {
  const { root, paths } = applyDrafts(course.root, course.drafts);
  if (root === course.root) return course;
  const files = new Map([...course.files].filter(([path]) => !paths.has(path)));
  return readAsExported({ ...course, root, files }, options);
}

function readAsExported(course: ImportedCourse, options: ImportOptions): ImportedCourse {
  const exported = exportOlx({ ...course, ...options });
  const files = new Map(exported.map(({ path, bytes }) => [path, bytes]));
  return { ...importOlx(files, options), findings: course.findings };
}

/** Files at once: enough to overlap waits for the disk. */
const lanes = 8;

async function storeFiles(
  store: FileStore,
  files: ReadonlyMap<string, Uint8Array>,
  onStored?: (done: number) => void,
): Promise<ReadonlyMap<string, string>> {
  const hashes = new Map<string, string>();
  const waiting = files.entries();
  const lane = async (): Promise<void> => {
    for (const [path, bytes] of waiting) {
      hashes.set(path, await store.put(bytes));
      onStored?.(hashes.size);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return hashes;
}

type Content = WrittenTree & { readonly files: Hash };

/** Moves both branches to the imported content. What a loser of the race would have undone stays in the history. */
async function commitImport(
  { store, clock }: CourseDeps,
  key: CourseKey,
  { author, source }: ImportInput,
  content: { readonly published: Content; readonly draft: Content },
): Promise<Hash> {
  for (;;) {
    const [wasPublished, wasDraft] = [
      await store.getBranch(key, 'published'),
      await store.getBranch(key, 'draft'),
    ];
    const objects = new Map<Hash, string>();
    const commit = ({ root, index, files }: Content, parents: readonly (Hash | undefined)[]): Hash => {
      const known = new Set(parents.filter((parent) => parent !== undefined));
      const version: Commit = {
        root,
        files,
        index,
        parents: [...known],
        author,
        time: clock.now(),
        message: `Import of ${basename(source)}`,
      };
      return putCommit(version, objects);
    };
    const isSame =
      content.draft.root[1] === content.published.root[1] && content.draft.files === content.published.files;
    const published = commit(content.published, isSame ? [wasPublished, wasDraft] : [wasPublished]);
    const draft = isSame ? published : commit(content.draft, [wasDraft, published]);
    await store.putObjects(objects);
    const moved = await store.moveBranches(key, [
      { branch: 'published', from: wasPublished, to: published },
      { branch: 'draft', from: wasDraft, to: draft },
    ]);
    if (moved) return published;
  }
}
