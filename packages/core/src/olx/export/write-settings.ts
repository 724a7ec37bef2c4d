import { fieldTableOf } from '../../blocks/field-tables.ts';
import type { Json } from '../../shared/json.ts';
import { allAttributes, isAttributeField, policyOnly, readFields } from '../block-fields.ts';
import { encodeAttribute } from '../field-codec.ts';
import type { OlxBlock } from '../olx-block.ts';
import { verbatimFormat } from '../olx-format.ts';
import { sameJson } from '../same-json.ts';
import { patchStartTag, readStartTag } from '../xml/start-tag.ts';
import { isXmlText } from '../xml/xml-escape.ts';
import { elementsIn, withoutElements } from '../xml/setting-elements.ts';
import { changePolicy, type WriteContext } from './write-context.ts';

/** The source of a block as it was: its start tag, its pointer, and the text in which setting elements may stand. */
export interface SettingSource {
  readonly tag: string;
  readonly pointer: string | undefined;
  readonly content: readonly string[];
  /** Was it read from a course, or made here? */
  readonly isNew: boolean;
}

/**
 * Makes a block's source say what its fields say: start tag, setting elements, policy. Where it says so already, every
 * character stays.
 */
export function writeSettings(
  context: WriteContext,
  block: OlxBlock,
  source: SettingSource,
): { readonly tag: string; readonly content: readonly string[] } {
  const { type, id } = block;
  const table = fieldTableOf(type, context.tables);
  const format = context.formats.get(type) ?? verbatimFormat;
  const policy = context.policy.settings.get(id)?.settings;
  const read = (tag: string, content: readonly string[]) => {
    const attributes = allAttributes(type, readStartTag(tag), source.pointer);
    return readFields({ attributes, elements: content.flatMap(elementsIn), policy }, table, format);
  };
  const wanted = new Map(Object.entries(block.fields).filter(([name]) => isSetting(name)));
  function isSetting(name: string): boolean {
    if (type === 'course' && name === 'grading_policy') return false;
    return (
      !(name === 'data' && format.body !== 'blocks') &&
      (!(name in table) || isAttributeField(name, table, format))
    );
  }
  const differing = (was: Readonly<Record<string, Json>>): string[] =>
    [...new Set([...Object.keys(was), ...wanted.keys()])].filter(
      (name) => isSetting(name) && !sameJson(was[name], wanted.get(name)),
    );
  const encode = (name: string): string | undefined => {
    const value = wanted.get(name);
    return value === undefined ? undefined : encodeAttribute(table[name]?.kind ?? 'json', value);
  };

  const changed = differing(read(source.tag, source.content));
  if (changed.length === 0) return source;
  const attributes = readStartTag(source.tag);
  const inElements = new Set(format.write?.({}).written ?? []);
  const patches = new Map<string, string | undefined>();
  let content = source.content;
  for (const name of changed) {
    const removed = wanted.get(name) === undefined;
    const key = [name, ...(name === 'display_name' ? ['name'] : [])].find(
      (one) => policy !== undefined && one in policy,
    );
    const toPolicy =
      key !== undefined ||
      policyOnly.has(name) ||
      (type === 'course' && source.isNew && !inElements.has(name));
    if (toPolicy) changePolicy(context, id, key ?? name, wanted.get(name));
    if (toPolicy && !removed) continue;
    if (inElements.has(name)) {
      patches.set(name, undefined);
      continue;
    }
    patches.set(name, encode(name));
    if (removed && name === 'display_name' && attributes.has('name')) patches.set('name', undefined);
  }
  if (changed.some((name) => inElements.has(name))) {
    const { elements } = format.write?.(Object.fromEntries(wanted)) ?? { elements: [] };
    const names = format.settingElements ?? [];
    const [first = '', ...rest] = content.map((piece) => withoutElements(piece, names));
    content = [
      elements
        .filter(isXmlText)
        .map((element) => `\n  ${element}`)
        .join('') + (first === '' ? '\n' : first),
      ...rest,
    ];
  }
  let tag = patchStartTag(source.tag, patches);
  const held = new Set(context.policyChanges.get(id)?.keys() ?? []);
  const left = differing(read(tag, content)).filter((name) => !held.has(name) && name in table);
  if (left.length > 0) {
    const special = (format.readsAttributes ?? []).filter((name) => name !== 'name' && attributes.has(name));
    tag = patchStartTag(tag, new Map(special.map((name) => [name, undefined])));
    tag = patchStartTag(tag, new Map(differing(read(tag, content)).map((name) => [name, encode(name)])));
  }
  return { tag, content };
}
