import type { BlockId } from '../../courses/block-version.ts';
import { blockId, nameOf, pathOf } from '../block-name.ts';
import type { OlxBlock } from '../olx-block.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { readDefinition } from './read-definition.ts';
import type { ReadContext } from './read-context.ts';
import { readXml } from './read-text.ts';

/** An element where it stands. */
export interface ElementPlace {
  readonly element: XmlElement;
  /** The text of its document. */
  readonly text: string;
  readonly file: string;
}

/** How deep blocks may stand inside blocks, so that no chain of pointers exhausts the stack. */
const maxDepth = 64;

/**
 * A child element of a container, inline or as a pointer to a file. Undefined, with a finding, for one that cannot be
 * read; then its text stays with the parent, and its file with the files.
 */
export function readChild(context: ReadContext, place: ElementPlace, depth: number): OlxBlock | undefined {
  const { element, text, file } = place;
  const { findings } = context;
  const type = element.name;
  const at = { line: element.line };
  if (depth > maxDepth) {
    findings.add('InvalidPointer', file, `blocks stand more than ${maxDepth} deep inside each other`, at);
    return undefined;
  }
  const source = text.slice(element.start, element.end);
  const path = pointedPath(context, element);
  if (path !== undefined && context.file(path) !== undefined) return readPointed(context, place, path, depth);
  if (path !== undefined && (context.tables.has(type) || context.formats.has(type))) {
    findings.add('FileDoesNotExist', file, `${source} points to ${path}, which is not there`, at);
    return undefined;
  }
  const id = takeId(context, place, source);
  if (id === undefined) return undefined;
  return readDefinition(context, { ...place, id, type, own: undefined }, depth);
}

/**
 * The file that an empty element points to: one with nothing but a `url_name` (`is_pointer_tag` of
 * xmodule/xml_block.py), or in older courses a container with a `filename`.
 */
function pointedPath(context: ReadContext, element: XmlElement): string | undefined {
  const { attributes, name } = element;
  if (element.children.length > 0 || element.hasText) return undefined;
  const urlName = attributes.get('url_name') ?? '';
  if (attributes.size === 1 && urlName !== '') return pathOf(name, urlName);
  const filename = attributes.get('filename');
  const isContainer = context.formats.get(name)?.body === 'blocks';
  return filename === undefined || !isContainer ? undefined : pathOf(name, filename);
}

function readPointed(
  context: ReadContext,
  place: ElementPlace,
  path: string,
  depth: number,
): OlxBlock | undefined {
  const { element, text, file } = place;
  const { findings, owned } = context;
  const type = element.name;
  const at = { line: element.line };
  const bytes = context.file(path);
  const pointer = text.slice(element.start, element.end);
  if (owned.has(path)) {
    findings.add('PointerAlreadyPointedAt', file, `${path} is the file of another block already`, at);
    return undefined;
  }
  const document = bytes === undefined ? undefined : readXml(path, bytes, findings);
  if (document === undefined) return undefined;
  if (document.root.name !== type) {
    findings.add('TagMismatch', path, `<${document.root.name}> stands where <${type}> was pointed to`, {
      line: document.root.line,
    });
  }
  const id = takeId(context, place, pointer);
  if (id === undefined) return undefined;
  owned.add(path);
  const own = { path, pointer };
  return readDefinition(
    context,
    { element: document.root, text: document.text, file: path, id, type, own },
    depth,
  );
}

/** The id of a block, taken; undefined if its author gave it to another block too. */
function takeId(context: ReadContext, place: ElementPlace, source: string): BlockId | undefined {
  const { element, file } = place;
  const { name, given } = nameOf(element.name, element.attributes, source);
  const wanted = blockId(element.name, name);
  const at = { line: element.line, block: wanted };
  if (given && wanted !== `${element.name}@${name}`) {
    context.findings.add('CleanedURLName', file, `url_name "${name}" is written ${wanted} in keys`, at);
  }
  if (!given) context.findings.add('MissingURLName', file, `<${element.name}> has no url_name`, at);
  let id = wanted;
  if (context.ids.has(wanted)) {
    if (given) {
      context.findings.add('DuplicateURLName', file, `there is a ${element.name} "${name}" already`, at);
      return undefined;
    }
    for (let number = 2; context.ids.has(id); number += 1) id = blockId(element.name, `${name}_${number}`);
  }
  context.ids.add(id);
  return id;
}
