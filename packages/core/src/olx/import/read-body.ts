import type { FieldTable } from '../../blocks/field-table.ts';
import type { Json } from '../../shared/json.ts';
import { readInlineHtml } from '../html-data.ts';
import type { OlxFormat } from '../olx-format.ts';
import { bareStartTag } from '../problem-data.ts';
import type { Provenance } from '../provenance.ts';
import type { DefinitionPlace } from './element-place.ts';
import type { ReadContext } from './read-context.ts';
import { decodeText } from './read-text.ts';

interface BodyTarget {
  readonly table: FieldTable;
  readonly format: OlxFormat;
  readonly fields: Record<string, Json>;
  readonly provenance: Provenance;
}

/** Puts what a leaf block holds into its `data`, or keeps it as it is. */
export function readBody(context: ReadContext, place: DefinitionPlace, target: BodyTarget): void {
  const { element, text } = place;
  const { table, format, fields, provenance } = target;
  const inside = text.slice(element.openEnd, Math.max(element.openEnd, element.closeStart));
  if (format.body === 'verbatim') {
    if (inside !== '') provenance.body = inside;
    return;
  }
  const filename = element.attributes.get('filename');
  if (filename !== undefined) {
    readBodyFile(context, place, filename, target);
    if (inside !== '') provenance.body = inside;
    return;
  }
  if (format.body === 'problem') {
    fields['data'] = bareStartTag(provenance.tag, table, format) + inside + (provenance.end ?? '');
    return;
  }
  const data = readInlineHtml(inside);
  fields['data'] = data;
  if (inside !== data) provenance.body = inside;
}

function readBodyFile(
  context: ReadContext,
  place: DefinitionPlace,
  filename: string,
  { format, fields, provenance }: BodyTarget,
): void {
  const { type, file, element, id } = place;
  const at = { line: element.line, block: id };
  const extension = format.body === 'html' ? 'html' : 'xml';
  const folder = place.own?.path.replace(/\/[^/]*$/, '') ?? type;
  const candidates = [
    `${folder}/${filename}.${extension}`,
    `${type}/${filename}.${extension}`,
    `${folder}/${filename}`,
    `${type}/${filename}`,
  ];
  const path = candidates.find((candidate) => context.file(candidate) !== undefined);
  const bytes = path === undefined ? undefined : context.file(path);
  if (path === undefined || bytes === undefined) {
    context.findings.add('FileDoesNotExist', file, `${candidates[0] ?? filename} is not there`, at);
    return;
  }
  const data = decodeText(bytes);
  if (data === undefined) {
    context.findings.add('InvalidHTML', path, 'the file is not UTF-8 text', { block: id });
    return;
  }
  if (context.owned.has(path)) {
    context.findings.add('DuplicateHTMLName', file, `${path} is the file of another block too`, at);
  }
  context.owned.add(path);
  provenance.bodyPath = path;
  fields['data'] = data;
}
