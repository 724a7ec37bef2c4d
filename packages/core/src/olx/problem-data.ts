import type { FieldTable } from '../blocks/field-table.ts';
import { fieldOfAttribute, isAttributeField } from './block-fields.ts';
import type { OlxFormat } from './olx-format.ts';
import { patchStartTag, readStartTag } from './xml/start-tag.ts';

const names: ReadonlySet<string> = new Set(['url_name', 'slug', 'filename']);

/**
 * The start tag of a problem as its `data` has it: without the attributes that are fields or names
 * (`clean_metadata_from_xml`). The rest of the element stands in `data` as its author wrote it.
 */
export function bareStartTag(tag: string, table: FieldTable, format: OlxFormat): string {
  const settings = [...readStartTag(tag).keys()].filter(
    (attribute) => names.has(attribute) || isAttributeField(fieldOfAttribute(attribute), table, format),
  );
  return patchStartTag(tag, new Map(settings.map((attribute) => [attribute, undefined])));
}
