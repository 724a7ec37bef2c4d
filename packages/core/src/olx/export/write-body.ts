import { fieldTableOf } from '../../blocks/field-tables.ts';
import { CoreError } from '../../shared/core-error.ts';
import { urlNameOf } from '../block-name.ts';
import { readInlineHtml } from '../html-data.ts';
import type { OlxBlock } from '../olx-block.ts';
import { verbatimFormat } from '../olx-format.ts';
import { bareStartTag } from '../problem-data.ts';
import type { Provenance } from '../provenance.ts';
import { parseXml, type XmlDocument } from '../xml/parse-xml.ts';
import { openStartTag, patchStartTag, readStartTag } from '../xml/start-tag.ts';
import { XmlError } from '../xml/xml-error.ts';
import type { WriteContext } from './write-context.ts';

interface BodySource {
  /** Start tag and content with the settings written. */
  readonly tag: string;
  readonly content: readonly string[];
  readonly provenance: Provenance | undefined;
  /** The block's own file; undefined when it stands inline. */
  readonly path: string | undefined;
}

interface Written {
  readonly tag: string;
  readonly content: string;
}

/** Start tag and content of a leaf block; an html body may go to a file of its own. */
export function writeBody(context: WriteContext, block: OlxBlock, source: BodySource): Written {
  const { tag, provenance } = source;
  const format = context.formats.get(block.type) ?? verbatimFormat;
  const data = block.fields['data'];
  const unchanged = { tag, content: source.content.join('') };
  if (format.body === 'verbatim' || typeof data !== 'string') return unchanged;
  if (provenance?.bodyPath !== undefined)
    return writeBodyFile(context, block, source, provenance.bodyPath, data);
  if (format.body === 'problem') return writeProblem(context, block, tag, data);
  if (provenance === undefined || readStartTag(tag).has('filename')) {
    return writeBodyFile(context, block, source, undefined, data);
  }
  if (provenance.body !== undefined && readInlineHtml(provenance.body) === data) return unchanged;
  if (readInlineHtml(data) === data && !(parsed(`<html>${data}</html>`) instanceof XmlError)) {
    return { tag, content: data };
  }
  return writeBodyFile(context, block, source, undefined, data);
}

function writeBodyFile(
  context: WriteContext,
  block: OlxBlock,
  source: BodySource,
  known: string | undefined,
  data: string,
): Written {
  const { written } = context;
  const content = known === undefined ? '' : source.content.join('');
  if (known !== undefined && (written.get(known) ?? data) === data) {
    written.set(known, data);
    return { tag: source.tag, content };
  }
  const folder = source.path?.replace(/\/[^/]*$/, '') ?? block.type;
  const extension = block.type === 'problem' ? 'xml' : 'html';
  const name = (source.path?.slice(folder.length + 1, -'.xml'.length) ?? urlNameOf(block.id)).replaceAll(
    ':',
    '_',
  );
  let filename = name;
  const taken = (path: string) => written.has(path) || context.files.has(path);
  for (let number = 2; taken(`${folder}/${filename}.${extension}`); number += 1)
    filename = `${name}_${number}`;
  written.set(`${folder}/${filename}.${extension}`, data);
  return { tag: patchStartTag(source.tag, new Map([['filename', filename]])), content };
}

function writeProblem(context: WriteContext, block: OlxBlock, tag: string, data: string): Written {
  const document = parsed(data);
  if (document instanceof XmlError) {
    throw new CoreError(
      'bad_input',
      `The data of ${block.id} is not XML: line ${document.line}: ${document.message}.`,
      {
        data: { block: block.id, line: document.line },
      },
    );
  }
  const { root, text } = document;
  const content = text.slice(root.openEnd, Math.max(root.openEnd, root.closeStart));
  const format = context.formats.get('problem') ?? verbatimFormat;
  const table = fieldTableOf(block.type, context.tables);
  const own = text.slice(root.start, root.openEnd);
  const bare = bareStartTag(tag, table, format);
  if (openStartTag(own) === openStartTag(bare)) return { tag, content };
  const settings = new Map(readStartTag(tag));
  for (const name of readStartTag(bare).keys()) settings.delete(name);
  return { tag: patchStartTag(bareStartTag(own, table, format), settings), content };
}

function parsed(text: string): XmlDocument | XmlError {
  try {
    return parseXml(text);
  } catch (error) {
    if (error instanceof XmlError) return error;
    throw error;
  }
}
