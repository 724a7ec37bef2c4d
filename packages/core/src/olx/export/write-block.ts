import { isNamed, pathOf, urlNameOf } from '../block-name.ts';
import type { OlxBlock } from '../olx-block.ts';
import { verbatimFormat } from '../olx-format.ts';
import { readProvenance, type Provenance } from '../provenance.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { closeStartTag, openStartTag, patchStartTag, readStartTag, writeStartTag } from '../xml/start-tag.ts';
import { writeBody } from './write-body.ts';
import { writeChildren } from './write-children.ts';
import type { WriteContext } from './write-context.ts';
import { writeSettings } from './write-settings.ts';

/** Writes a block's own files; the text that its parent holds for it. */
export function writeBlock(context: WriteContext, block: OlxBlock): string {
  const provenance = readProvenance(block.olx);
  if (provenance !== undefined && provenance.path === undefined)
    return writeInline(context, block, provenance);
  const known = provenance !== undefined && isItsOwn(block, provenance) ? provenance : undefined;
  const path = freePath(context, known?.path ?? pathOf(block.type, urlNameOf(block.id)));
  const moved = path !== known?.path;
  context.written.set(path, '');
  const element = writeElement(context, block, provenance, path);
  context.written.set(path, (provenance?.head ?? '') + element + (provenance?.tail ?? '\n'));
  return (moved ? undefined : known?.pointer) ?? writePointer(block, path);
}

function writePointer(block: OlxBlock, path: string): string {
  const name = path.slice(block.type.length + 1, -'.xml'.length).replaceAll('/', ':');
  return writeStartTag(block.type, [['url_name', name]], true);
}

/** A block made as a copy has the provenance of another; then the file and the pointer are not for it. */
function isItsOwn(block: OlxBlock, { pointer, path }: Provenance): boolean {
  if (pointer === undefined) return path === pathOf(block.type, urlNameOf(block.id));
  return block.type === 'course' || isNamed(block.id, block.type, pointer, pointer);
}

function freePath(context: WriteContext, path: string): string {
  let free = path;
  for (let number = 2; context.written.has(free); number += 1)
    free = path.replace(/\.xml$/, `_${number}.xml`);
  return free;
}

function writeInline(context: WriteContext, block: OlxBlock, provenance: Provenance): string {
  const written = writeElement(context, block, provenance, undefined);
  const tag = startTagOf(written);
  const element = isNamed(block.id, block.type, tag, written)
    ? written
    : patchStartTag(tag, new Map([['url_name', urlNameOf(block.id)]])) + written.slice(tag.length);
  const isKnown = context.tables.has(block.type) || context.formats.has(block.type);
  if (!isKnown || !isPointer(element)) return element;
  const path = freePath(context, pathOf(block.type, urlNameOf(block.id)));
  context.written.set(path, `${element}\n`);
  return writePointer(block, path);
}

/** An element with nothing in it but its name would be read as a pointer to a file. */
function isPointer(element: string): boolean {
  if (readStartTag(startTagOf(element)).size !== 1) return false;
  const { root } = parseXml(element);
  return root.attributes.has('url_name') && root.children.length === 0 && !root.hasText;
}

/** The element that defines a block. */
export function writeElement(
  context: WriteContext,
  block: OlxBlock,
  provenance: Provenance | undefined,
  path: string | undefined,
): string {
  const { type } = block;
  const format = context.formats.get(type) ?? verbatimFormat;
  const isContainer = format.body === 'blocks' || provenance?.around !== undefined;
  const settings = writeSettings(context, block, {
    tag: provenance?.tag ?? writeStartTag(type, [], true),
    pointer: provenance?.pointer,
    content: isContainer ? (provenance?.around ?? ['']) : [provenance?.body ?? ''],
    isNew: provenance === undefined,
  });
  const { tag, content } = isContainer
    ? { tag: settings.tag, content: writeContent(context, block, provenance, settings.content) }
    : writeBody(context, block, { ...settings, provenance, path });
  if (content === '') {
    return provenance?.end === undefined ? closeStartTag(tag) : openStartTag(tag) + provenance.end;
  }
  const end = provenance?.end ?? `</${/^<([^\s/>]+)/.exec(tag)?.[1] ?? type}>`;
  return openStartTag(tag) + content + end;
}

function writeContent(
  context: WriteContext,
  block: OlxBlock,
  provenance: Provenance | undefined,
  around: readonly string[],
): string {
  const children = block.children.map((child) => ({ id: child.id, text: writeBlock(context, child) }));
  return writeChildren(children, { around, children: provenance?.children ?? [] });
}

function startTagOf(element: string): string {
  return /^<(?:[^"'>]|"[^"]*"|'[^']*')*>/.exec(element)?.[0] ?? element;
}
