import type { FieldTable } from '../blocks/field-table.ts';
import type { Json, JsonObject } from '../shared/json.ts';
import { decodeAttribute, decodeValue, type Decoded } from './field-codec.ts';
import type { OlxFormat } from './olx-format.ts';
import { readStartTag } from './xml/start-tag.ts';
import type { XmlElement } from './xml/parse-xml.ts';

/** Where the fields of a block stand in its source; all but the body text. */
export interface FieldSource {
  readonly attributes: ReadonlyMap<string, string>;
  readonly elements: readonly XmlElement[];
  /** What policy.json says of the block. */
  readonly policy: JsonObject | undefined;
}

/** As attributes these say nothing (`metadata_to_strip` of xmodule/xml_block.py). */
export const policyOnly: ReadonlySet<string> = new Set(['tabs', 'grading_policy', 'discussion_blackouts']);

type OnInvalid = (field: string, value: Json, why: string) => void;

/** Old names of attributes (`metadata_translations` of xmodule/xml_block.py). */
const oldNames: ReadonlyMap<string, string> = new Map([['name', 'display_name']]);

export function fieldOfAttribute(attribute: string): string {
  return oldNames.get(attribute) ?? attribute;
}

/** The attributes of a definition, and before them those that a pointer has besides its `url_name`. */
export function allAttributes(
  type: string,
  attributes: ReadonlyMap<string, string>,
  pointer: string | undefined,
): ReadonlyMap<string, string> {
  if (pointer === undefined || type === 'course') return attributes;
  return new Map([...readStartTag(pointer), ...attributes]);
}

/** May an OLX attribute set this field? The body text is no attribute, a learner's state never is in a course. */
export function isAttributeField(field: string, table: FieldTable, format: OlxFormat): boolean {
  if (field === 'data' && format.body !== 'blocks') return false;
  const scope = table[field]?.scope;
  return scope === 'settings' || scope === 'content';
}

/** Special elements first, then attributes, then the policy: the later wins (`parse_xml` of xmodule/xml_block.py). */
export function readFields(
  source: FieldSource,
  table: FieldTable,
  format: OlxFormat,
  onInvalid: OnInvalid = () => undefined,
): Record<string, Json> {
  const { attributes, elements, policy = {} } = source;
  const fields: Record<string, Json> = { ...format.read?.({ elements, attributes }) };
  const set = (name: string, raw: Json, decode: (kind: FieldTable[string]['kind']) => Decoded): void => {
    const definition = table[name];
    if (definition === undefined || !isAttributeField(name, table, format)) return;
    const decoded = decode(definition.kind);
    if ('invalid' in decoded) onInvalid(name, raw, decoded.invalid);
    else fields[name] = decoded.value;
  };
  for (const [attribute, text] of attributes) {
    if (policyOnly.has(attribute)) continue;
    const name = fieldOfAttribute(attribute);
    if (name !== attribute && attributes.has(name)) continue;
    set(name, text, (kind) => decodeAttribute(kind, text));
  }
  for (const [key, value] of Object.entries(policy)) {
    const name = fieldOfAttribute(key);
    if (name !== key && name in policy) continue;
    set(name, value, (kind) => decodeValue(kind, value));
  }
  return fields;
}
