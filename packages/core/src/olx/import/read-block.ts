import { fieldTableOf } from '../../blocks/field-tables.ts';
import type { Json } from '../../shared/json.ts';
import { allAttributes, readFields } from '../block-fields.ts';
import type { OlxBlock } from '../olx-block.ts';
import { isBlockElement, verbatimFormat } from '../olx-format.ts';
import { writeProvenance, type Provenance } from '../provenance.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import type { DefinitionPlace, ElementPlace } from './element-place.ts';
import { pointedPath } from './pointed-path.ts';
import { readBody } from './read-body.ts';
import type { ReadContext } from './read-context.ts';
import { readXml } from './read-text.ts';
import { takeId } from './take-id.ts';

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

/** A block from its defining element, with everything below it. */
export function readDefinition(context: ReadContext, place: DefinitionPlace, depth: number): OlxBlock {
  const { element, text, file, id, type, own } = place;
  const table = fieldTableOf(type, context.tables);
  const format = context.formats.get(type) ?? verbatimFormat;
  const at = { line: element.line, block: id };
  const policy = context.policy.settings.get(id)?.settings;
  const fields: Record<string, Json> = readFields(
    { attributes: allAttributes(type, element.attributes, own?.pointer), elements: element.children, policy },
    table,
    format,
    (field, value, why) => {
      context.findings.add('InvalidSetting', file, `${field}=${JSON.stringify(value)} ${why}`, at);
    },
  );
  const provenance: Provenance = {
    tag: text.slice(element.start, element.openEnd),
    ...(element.closeStart < element.end && { end: text.slice(element.closeStart, element.end) }),
  };
  if (own !== undefined) {
    provenance.path = own.path;
    if (own.pointer !== undefined) provenance.pointer = own.pointer;
    if (element.start > 0) provenance.head = text.slice(0, element.start);
    const tail = text.slice(element.end);
    if (tail !== '\n') provenance.tail = tail;
  }
  const children = format.body === 'blocks' ? readChildren(context, place, provenance, depth) : [];
  if (format.body !== 'blocks') readBody(context, place, { table, format, fields, provenance });
  if (
    element.attributes.get('display_name') === '' ||
    (context.tables.has(type) && !('display_name' in fields))
  ) {
    context.findings.add('MissingDisplayName', file, `${id} has no display_name`, at);
  }
  return { id, type, fields, children, olx: writeProvenance(provenance) };
}

/** Reads the children, and keeps all text around them. */
function readChildren(
  context: ReadContext,
  place: DefinitionPlace,
  provenance: Provenance,
  depth: number,
): OlxBlock[] {
  const { element, text, file, type } = place;
  const format = context.formats.get(type) ?? verbatimFormat;
  const children: OlxBlock[] = [];
  const around: string[] = [];
  let from = element.openEnd;
  const read = (child: XmlElement): void => {
    if (!isBlockElement(child, format)) return;
    const block = readChild(context, { element: child, text, file }, depth + 1);
    if (block === undefined) return;
    around.push(text.slice(from, child.start));
    children.push(block);
    from = child.end;
  };
  element.children.forEach(read);
  around.push(text.slice(from, Math.max(from, element.closeStart)));
  if (element.hasText) {
    context.findings.add('UnexpectedContent', file, `${place.id} has text between its blocks`, {
      line: element.line,
      block: place.id,
    });
  }
  provenance.around = around;
  provenance.children = children.map(({ id }) => id);
  return children;
}
