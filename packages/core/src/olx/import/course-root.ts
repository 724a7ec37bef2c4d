import { CoreError } from '../../shared/core-error.ts';
import { cleanName } from '../block-name.ts';
import type { FindingList } from '../findings.ts';
import type { XmlDocument, XmlElement } from '../xml/parse-xml.ts';
import { readXml } from './read-text.ts';

/** The root element of a course, and where it is defined. */
export interface CourseRoot {
  readonly org: string;
  readonly number: string;
  readonly run: string;
  readonly document: XmlDocument;
  /** The file that `document` is. */
  readonly path: string;
  /** The whole text of course.xml, when that only points to `path`. */
  readonly pointer?: string;
}

/** @throws CoreError `not_a_course` when the root of the tree cannot be read. */
export function readCourseRoot(files: ReadonlyMap<string, Uint8Array>, findings: FindingList): CourseRoot {
  const bytes = files.get('course.xml');
  if (bytes === undefined) throw new CoreError('not_a_course', 'There is no course.xml in the folder.');
  const document = readXml('course.xml', bytes, findings);
  if (document === undefined) throw unreadable('course.xml', findings);
  const { attributes } = document.root;
  if (document.root.name !== 'course') {
    throw new CoreError('not_a_course', `course.xml holds a <${document.root.name}>, not a <course>.`);
  }
  const identity = readIdentity(document.root, findings);
  const urlName = attributes.get('url_name');
  if (urlName === undefined || document.root.children.length > 0)
    return { ...identity, document, path: 'course.xml' };
  const path = `course/${urlName.replaceAll(':', '/')}.xml`;
  const pointed = files.get(path);
  if (pointed === undefined) {
    findings.add('FileDoesNotExist', 'course.xml', `${path} is not there`, { line: document.root.line });
    return { ...identity, document, path: 'course.xml' };
  }
  const definition = readXml(path, pointed, findings);
  if (definition === undefined) throw unreadable(path, findings);
  if (definition.root.name !== 'course') {
    throw new CoreError('not_a_course', `${path} holds a <${definition.root.name}>, not a <course>.`);
  }
  return { ...identity, document: definition, path, pointer: document.text };
}

export function readIdentity(
  root: XmlElement,
  findings: FindingList,
): { org: string; number: string; run: string } {
  const { attributes } = root;
  const at = { line: root.line };
  const need = (name: string): string => {
    const value = attributes.get(name);
    if (value !== undefined && value !== '') return value;
    findings.add('CourseXMLName', 'course.xml', `<course> has no ${name}`, at);
    return 'unknown';
  };
  const org = need('org');
  const number = need('course');
  const run = attributes.get('url_name') ?? attributes.get('slug');
  if (run !== undefined && run !== '') return { org, number, run };
  findings.add('NoRunName', 'course.xml', '<course> has no url_name, the name of its run', at);
  return { org, number, run: cleanName(attributes.get('name') ?? 'course') };
}

function unreadable(path: string, findings: FindingList): CoreError {
  const found = findings.all.findLast(({ file }) => file === path);
  const where = found?.line === undefined ? path : `${path}, line ${found.line}`;
  return new CoreError(
    'not_a_course',
    `The course cannot be read: ${where}: ${found?.message ?? 'no XML'}.`,
    {
      data: { file: path, ...(found?.line !== undefined && { line: found.line }) },
    },
  );
}
