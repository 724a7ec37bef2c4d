import type { FieldTable } from '../../blocks/field-table.ts';
import { builtInFormats } from '../formats/built-in-formats.ts';
import { FindingList } from '../findings.ts';
import { readCoursePolicy } from '../import/course-policy.ts';
import { readIdentity } from '../import/course-root.ts';
import type { OlxBlock } from '../olx-block.ts';
import type { OlxFormat } from '../olx-format.ts';
import { readProvenance } from '../provenance.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { closeStartTag, patchStartTag, writeStartTag } from '../xml/start-tag.ts';
import { writeElement } from './write-block.ts';
import type { WriteContext } from './write-context.ts';
import { writePolicy } from './write-policy.ts';

export interface ExportInput {
  readonly org: string;
  readonly number: string;
  readonly run: string;
  readonly root: OlxBlock;
  /** Every other file of the course, as import gave them. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly fieldTables: ReadonlyMap<string, FieldTable>;
  /** Formats of block types besides the built-in ones. */
  readonly formats?: ReadonlyMap<string, OlxFormat>;
}

export interface OlxFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * The files of a course folder in order of path. What was imported and not changed is written as it was; new blocks get
 * a file each, as in Studio's exports. Another run than the source's moves `course/RUN.xml` and `policies/RUN`.
 * @throws CoreError `bad_input` for a problem whose `data` is no XML.
 */
export function exportOlx(input: ExportInput): readonly OlxFile[] {
  const { root, files } = input;
  const provenance = readProvenance(root.olx);
  const was = sourceIdentity(root) ?? input;
  const context: WriteContext = {
    tables: input.fieldTables,
    formats: new Map([...builtInFormats, ...(input.formats ?? [])]),
    policy: readCoursePolicy(files, was.run, new FindingList()),
    policyChanges: new Map(),
    files,
    written: new Map(),
  };
  const path = provenance?.path ?? `course/${input.run}.xml`;
  context.written.set(path, '');
  const element =
    (provenance?.head ?? '') + writeElement(context, root, provenance, path) + (provenance?.tail ?? '\n');
  context.written.set(path, path === 'course.xml' ? identify(element, was, input) : element);
  if (path !== 'course.xml') {
    context.written.set('course.xml', identify(provenance?.pointer ?? newPointer(input), was, input));
  }
  const all = new Map(files);
  const encoder = new TextEncoder();
  for (const [name, text] of context.written) all.set(name, encoder.encode(text));
  for (const [name, text] of writePolicy(context, root, was.run)) {
    if (text === undefined) all.delete(name);
    else all.set(name, encoder.encode(text));
  }
  const named = was.run === input.run ? all : renameRun(all, was.run, input.run);
  return [...named]
    .map(([name, bytes]) => ({ path: name, bytes }))
    .toSorted((left, right) => (left.path < right.path ? -1 : 1));
}

type Identity = Pick<ExportInput, 'org' | 'number' | 'run'>;

function newPointer({ org, number, run }: Identity): string {
  return `${writeStartTag(
    'course',
    [
      ['url_name', run],
      ['org', org],
      ['course', number],
    ],
    true,
  )}\n`;
}

/** What an imported course was called in its source; undefined for one that was not imported. */
export function sourceIdentity(root: OlxBlock): Identity | undefined {
  const provenance = readProvenance(root.olx);
  if (provenance === undefined) return undefined;
  const source = provenance.pointer ?? closeStartTag(provenance.tag);
  return readIdentity(parseXml(source).root, new FindingList());
}

/** The text of course.xml with another name of the course where it differs. */
function identify(text: string, was: Identity, now: Identity): string {
  const changes = new Map<string, string>();
  if (was.org !== now.org) changes.set('org', now.org);
  if (was.number !== now.number) changes.set('course', now.number);
  const { root } = parseXml(text);
  if (was.run !== now.run) {
    changes.set(
      root.attributes.has('slug') && !root.attributes.has('url_name') ? 'slug' : 'url_name',
      now.run,
    );
  }
  if (changes.size === 0) return text;
  return (
    text.slice(0, root.start) +
    patchStartTag(text.slice(root.start, root.openEnd), changes) +
    text.slice(root.openEnd)
  );
}

function renameRun(
  files: ReadonlyMap<string, Uint8Array>,
  was: string,
  now: string,
): Map<string, Uint8Array> {
  const renamed = new Map<string, Uint8Array>();
  for (const [path, bytes] of files) {
    const key = [`"course/${was}"`, `"course/${now}"`] as const;
    const isPolicy = path === `policies/${was}/policy.json` || path === `policies/${was}.json`;
    const to = movedPath(path, was, now);
    const text = isPolicy ? new TextDecoder().decode(bytes).replaceAll(...key) : undefined;
    renamed.set(to, text === undefined ? bytes : new TextEncoder().encode(text));
  }
  return renamed;
}

function movedPath(path: string, was: string, now: string): string {
  if (path === `course/${was}.xml`) return `course/${now}.xml`;
  if (path === `policies/${was}.json`) return `policies/${now}.json`;
  const folder = `policies/${was}/`;
  return path.startsWith(folder) ? `policies/${now}/${path.slice(folder.length)}` : path;
}
