import type { Json } from '../shared/json.ts';
import type { XmlElement } from './xml/parse-xml.ts';

/**
 * What a block type's element holds. `blocks`: child elements are blocks; `data`: the source text is the `data` field
 * (`html`: what is inside, or a file; `problem`: the element itself); `verbatim`: kept as it is.
 */
export interface OlxFormat {
  readonly body: 'blocks' | 'html' | 'problem' | 'verbatim';
  /** Child elements that are settings of the block, by name; never blocks. */
  readonly settingElements?: readonly string[];
  /** The fields that setting elements and special attributes hold. Attributes named like fields come after, and win. */
  readonly read?: (source: FormatSource) => Readonly<Record<string, Json>>;
  /** Attributes that `read` deals with. */
  readonly readsAttributes?: readonly string[];
  /** The setting elements that hold these fields, one string each; `written`: all fields it deals with, no attributes then. */
  readonly write?: (fields: Readonly<Record<string, Json>>) => {
    readonly elements: readonly string[];
    readonly written: readonly string[];
  };
}

export interface FormatSource {
  readonly elements: readonly XmlElement[];
  readonly attributes: ReadonlyMap<string, string>;
}

export const verbatimFormat: OlxFormat = { body: 'verbatim' };

/** Elements inside a container that are no block of it. */
export function isBlockElement(element: XmlElement, format: OlxFormat): boolean {
  if (element.name === 'meta' || element.name.includes(':')) return false;
  if (element.attributes.get('xblock-family') === 'xblock_asides.v1') return false;
  return !(format.settingElements ?? []).includes(element.name);
}
