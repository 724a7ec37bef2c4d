import { fieldTableOf } from '../../blocks/field-tables.ts';
import type { BlockId } from '../../courses/block-version.ts';
import type { Json } from '../../shared/json.ts';
import { allAttributes, readFields } from '../block-fields.ts';
import type { OlxBlock } from '../olx-block.ts';
import { isBlockElement, verbatimFormat } from '../olx-format.ts';
import { writeProvenance, type Provenance } from '../provenance.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { readBody } from './read-body.ts';
import { readChild, type ElementPlace } from './read-child.ts';
import type { ReadContext } from './read-context.ts';

/** The element that defines a block. */
export interface DefinitionPlace extends ElementPlace {
  readonly id: BlockId;
  readonly type: string;
  /** The block's own file and the pointer to it; undefined when it stands inline. */
  readonly own: { readonly path: string; readonly pointer?: string } | undefined;
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
