import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { BlockId } from '../courses/block-version.ts';
import { readStartTag } from './xml/start-tag.ts';

/** The id of a course's root block (`block-v1:…+type@course+block@course`). */
export const courseBlockId: BlockId = blockId('course', 'course');

/** `TYPE@ID`; characters that a usage key cannot hold become `_`, as `Location.clean` of Open edX does. */
export function blockId(type: string, urlName: string): BlockId {
  const id = `${cleanName(type)}@${cleanName(urlName)}`;
  if (!isBlockId(id)) throw new TypeError(`${id} is no block id`);
  return id;
}

function isBlockId(text: string): text is BlockId {
  return /^[^@]+@[^@]+$/.test(text);
}

export function cleanName(name: string): string {
  const clean = name.replaceAll(/[^\p{L}\p{N}_\-~.:]+/gu, '_').replaceAll(/_+/g, '_');
  return clean === '' ? '_' : clean;
}

/** The part of a block id after `TYPE@`. */
export function urlNameOf(id: BlockId): string {
  return id.slice(id.indexOf('@') + 1);
}

/** `a:b` stands for the path `a/b` (`name_to_pathname`). */
export function pathOf(type: string, urlName: string): string {
  return `${type}/${urlName.replaceAll(':', '/')}.xml`;
}

/**
 * What an element is called: its `url_name`, or what older courses had instead of it, or a hash of its source text
 * (xmodule/modulestore/xml.py `make_name_unique`). `given`: the author wrote it for this purpose.
 */
export function nameOf(
  type: string,
  attributes: ReadonlyMap<string, string>,
  source: string,
): { readonly name: string; readonly given: boolean } {
  for (const key of ['url_name', 'slug']) {
    const name = attributes.get(key);
    if (name !== undefined && name !== '') return { name, given: true };
  }
  for (const key of ['name', 'display_name']) {
    const name = attributes.get(key);
    if (name !== undefined && name !== '') return { name: cleanName(name), given: false };
  }
  return { name: `${type}_${bytesToHex(sha1(utf8ToBytes(source))).slice(0, 12)}`, given: false };
}

/** Would import give an inline element this id, but for a number that tells it from others of the same name? */
export function isNamed(id: BlockId, type: string, tag: string, source: string): boolean {
  const { name, given } = nameOf(type, readStartTag(tag), source);
  const expected = blockId(type, name);
  if (id === expected) return true;
  return !given && id.startsWith(`${expected}_`) && /^_\d+$/.test(id.slice(expected.length));
}
