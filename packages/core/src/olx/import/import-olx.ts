import type { FieldTable } from '../../blocks/field-table.ts';
import { courseBlockId } from '../block-name.ts';
import { builtInFormats } from '../formats/built-in-formats.ts';
import { FindingList, type Finding } from '../findings.ts';
import type { OlxBlock } from '../olx-block.ts';
import type { OlxFormat } from '../olx-format.ts';
import { checkLinks } from './check-links.ts';
import { checkPolicy, readCoursePolicy } from './course-policy.ts';
import { readCourseRoot } from './course-root.ts';
import { readDefinition } from './read-block.ts';
import type { ReadContext } from './read-context.ts';
import { readDrafts, type OlxDraft } from './read-drafts.ts';

export interface ImportedCourse {
  readonly org: string;
  readonly number: string;
  readonly run: string;
  readonly root: OlxBlock;
  /** Every file that no block of `root` owns, by path in the course folder; `drafts/` and `policies/` among them. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly drafts: readonly OlxDraft[];
  readonly findings: readonly Finding[];
}

export interface ImportOptions {
  readonly fieldTables: ReadonlyMap<string, FieldTable>;
  /** Formats of block types besides the built-in ones. */
  readonly formats?: ReadonlyMap<string, OlxFormat>;
}

/**
 * Reads the files of a course folder (course.xml at its top) into a tree of blocks. What cannot be read becomes a
 * finding and stays as it is, in the text around the blocks or among the files.
 * @throws CoreError `not_a_course` when not even the root can be read.
 */
export function importOlx(files: ReadonlyMap<string, Uint8Array>, options: ImportOptions): ImportedCourse {
  const findings = new FindingList();
  const { org, number, run, document, path, pointer } = readCourseRoot(files, findings);
  const policy = readCoursePolicy(files, run, findings);
  const context: ReadContext = {
    file: (name) => files.get(name),
    tables: options.fieldTables,
    formats: new Map([...builtInFormats, ...(options.formats ?? [])]),
    policy,
    findings,
    ids: new Set([courseBlockId]),
    owned: new Set([path, 'course.xml']),
  };
  const own = { path, ...(pointer !== undefined && { pointer }) };
  const place = {
    element: document.root,
    text: document.text,
    file: path,
    id: courseBlockId,
    type: 'course',
    own,
  };
  const block = readDefinition(context, place, 0);
  const root =
    policy.grading === undefined
      ? block
      : { ...block, fields: { ...block.fields, grading_policy: policy.grading } };
  checkPolicy(policy, context.ids, findings);
  checkLinks(root, files, findings);
  const drafts = readDrafts(files, context);
  const rest = new Map([...files].filter(([name]) => !context.owned.has(name)));
  return { org, number, run, root, files: rest, drafts, findings: findings.all };
}
