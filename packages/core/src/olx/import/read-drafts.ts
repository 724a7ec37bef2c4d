import type { BlockId } from '../../courses/block-version.ts';
import { blockId } from '../block-name.ts';
import type { OlxBlock } from '../olx-block.ts';
import { readProvenance, writeProvenance } from '../provenance.ts';
import { patchStartTag } from '../xml/start-tag.ts';
import type { XmlElement } from '../xml/parse-xml.ts';
import { readDefinition } from './read-block.ts';
import type { ReadContext } from './read-context.ts';
import { readXml } from './read-text.ts';

/** A block with unpublished changes, or a new one, of the course's `drafts` folder. */
export interface OlxDraft {
  /** The published block that it stands in, if it is there. */
  readonly parent: BlockId | undefined;
  /** Its place among the parent's children, from 0. */
  readonly index: number | undefined;
  readonly block: OlxBlock;
  /** Its files below `drafts/`: out of date once the block is published. */
  readonly paths: readonly string[];
}

const folder = 'drafts/';
const placeAttributes = ['parent_url', 'parent_sequential_url', 'index_in_children_list'] as const;

/**
 * The units of `drafts/`, each with its own blocks and, where a draft has no changed version of a child, the published
 * one. The files themselves are no concern of the blocks: they stay among the course's files.
 */
export function readDrafts(files: ReadonlyMap<string, Uint8Array>, published: ReadContext): OlxDraft[] {
  const drafts: OlxDraft[] = [];
  const used = new Set<string>();
  const read = (path: string, root: XmlElement, text: string): void => {
    const name = path.slice(folder.length + root.name.length + 1, -'.xml'.length).replaceAll('/', ':');
    const owned = new Set<string>();
    const id = blockId(root.name, root.attributes.get('url_name') ?? name);
    const context: ReadContext = {
      ...published,
      file: (wanted) => files.get(folder + wanted) ?? files.get(wanted),
      ids: new Set([id]),
      owned,
    };
    const own = { path: path.slice(folder.length) };
    const block = readDefinition(context, { element: root, text, file: path, id, type: root.name, own }, 0);
    const paths = [path, ...[...owned].map((name) => folder + name).filter((name) => files.has(name))];
    for (const each of paths) used.add(each);
    drafts.push({ ...placeOf(root, path, published), block: withoutPlace(block), paths });
  };
  const paths = [...files.keys()].filter((path) => /^drafts\/[^/]+\/.+\.xml$/.test(path)).toSorted();
  const documents = paths.flatMap((path) => {
    const bytes = files.get(path);
    const document = bytes === undefined ? undefined : readXml(path, bytes, published.findings);
    return document !== undefined && path.startsWith(`${folder}${document.root.name}/`)
      ? [{ path, document }]
      : [];
  });
  const isUnit = ({ document: { root } }: { document: { root: XmlElement } }) => parentOf(root) !== undefined;
  for (const { path, document } of [
    ...documents.filter(isUnit),
    ...documents.filter((one) => !isUnit(one)),
  ]) {
    if (!used.has(path)) read(path, document.root, document.text);
  }
  return drafts;
}

/** A draft's start tag names its place; a block's does not. */
function withoutPlace(block: OlxBlock): OlxBlock {
  const provenance = readProvenance(block.olx);
  if (provenance === undefined) return block;
  const tag = patchStartTag(provenance.tag, new Map(placeAttributes.map((name) => [name, undefined])));
  return { ...block, olx: writeProvenance({ ...provenance, tag }) };
}

function parentOf(root: XmlElement): string | undefined {
  return root.attributes.get('parent_url') ?? root.attributes.get('parent_sequential_url');
}

function placeOf(root: XmlElement, path: string, published: ReadContext): Omit<OlxDraft, 'block' | 'paths'> {
  const url = parentOf(root) ?? '';
  const found =
    /\+type@([^+]+)\+block@(.+)$/.exec(url) ?? /^i4x:\/\/[^/]+\/[^/]+\/([^/]+)\/([^/@]+)/.exec(url);
  const parent = found === null ? undefined : blockId(found[1] ?? '', found[2] ?? '');
  const known = parent !== undefined && published.ids.has(parent);
  if (!known) published.findings.add('DraftWithoutParent', path, `its parent "${url}" is not in the course`);
  const index = Number(root.attributes.get('index_in_children_list'));
  return { parent: known ? parent : undefined, index: Number.isInteger(index) ? index : undefined };
}
