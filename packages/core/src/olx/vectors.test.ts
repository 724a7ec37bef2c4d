import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SaxesParser } from 'saxes';
import { builtInFieldTables } from '../blocks/field-tables.ts';
import { readOlxSource } from './archive/read-olx-source.ts';
import { exportOlx } from './export/export-olx.ts';
import { importOlx } from './import/import-olx.ts';
import { walkBlocks, type OlxBlock } from './olx-block.ts';
import { courseOf, textsOf } from './testing/course-text.ts';

const fieldTables = builtInFieldTables;
const shared = fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const vectors = path.join(shared, 'courseware-vectors');

interface BlockVector {
  type: string;
  node: string;
  file?: string;
  file_text?: string;
  fields: Record<string, unknown>;
  export_node: string;
  export_files: Record<string, string>;
}

interface TreeVector {
  type: string;
  url_name: string;
  attributes: Record<string, string>;
  children: TreeVector[];
}

/** What a text says as XML or html: no comments, white space or order of attributes. */
function essence(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  const events: unknown[] = [];
  const parser = new SaxesParser({ fragment: true });
  let failed = false;
  parser.on('error', () => (failed = true));
  parser.on('opentag', ({ name, attributes }) =>
    events.push([name, Object.entries(attributes).toSorted(([a], [b]) => (a < b ? -1 : 1))]),
  );
  parser.on('text', (found) => found.trim() !== '' && events.push(found.trim().replaceAll(/\s+/g, ' ')));
  parser.on('closetag', () => events.push(0));
  parser.write(text.replace(/^<\?xml[^>]*>/, '')).close();
  return failed ? text.trim() : events;
}

/** Fields of the LMS, which the XBlocks on their own had no name for. */
function decodeUnknown(attributes: unknown): Record<string, unknown> {
  const texts = Object.entries((attributes ?? {}) as Record<string, string>);
  return Object.fromEntries(texts.map(([name, text]) => [name, JSON.parse(text) as unknown]));
}

function sourceOf({ node, file, file_text: text, export_files: files }: BlockVector, others = files) {
  const course = `<course org="o" course="c" url_name="r"><vertical url_name="v">${node}</vertical></course>`;
  return courseOf({
    ...files,
    ...(file !== undefined && { [file]: text ?? '' }),
    ...others,
    'course.xml': course,
  });
}

function read(vector: BlockVector, others: Record<string, string> = {}): OlxBlock | undefined {
  const { root } = importOlx(sourceOf(vector, others), { fieldTables });
  return [...walkBlocks(root)].find(({ type }) => type === vector.type);
}

/** A placeholder for a random name must not be markup. */
function named(files: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, text.replaceAll('<generated>', 'generated')]),
  );
}

/** Transcripts and ids that the export gave other names. */
const exportDetails = ['transcripts', 'edx_video_id', 'sub', 'html5_sources'];

function differences(vector: BlockVector, block: OlxBlock | undefined, except: string[] = []): unknown[] {
  const { xml_attributes: elsewhere, ...fields } = vector.fields;
  const theirs: Record<string, unknown> = { ...fields, ...decodeUnknown(elsewhere) };
  const mine: Record<string, unknown> = { ...block?.fields };
  if (theirs['edx_video_id'] === '<generated>') theirs['edx_video_id'] = mine['edx_video_id'];
  for (const each of [mine, theirs]) each['data'] = essence(each['data']);
  return [...new Set([...Object.keys(mine), ...Object.keys(theirs)])]
    .filter((name) => !except.includes(name) && !isDeepStrictEqual(mine[name], theirs[name]))
    .map((name) => [vector.type, vector.node.slice(0, 80), name, mine[name], theirs[name]]);
}

describe.skipIf(!existsSync(vectors))(
  'blocks as the XBlocks of Open edX read them (needs ../shared/data)',
  () => {
    const lines = existsSync(vectors)
      ? readFileSync(path.join(vectors, 'olx-blocks.jsonl'), 'utf8').trim().split('\n')
      : [];
    const all = lines.map((line) => JSON.parse(line) as BlockVector);
    const ours = all.filter(({ type }) => fieldTables.has(type));

    it('has the same fields', () => {
      const wrong = ours.flatMap((vector) => differences(vector, read(vector)));
      expect(ours.length).toBe(344);
      expect(wrong).toEqual([]);
    });

    it('reads what Open edX writes to the same fields', () => {
      const wrong = ours.flatMap((vector) => {
        const block = read({ ...vector, node: vector.export_node }, named(vector.export_files));
        return differences(vector, block, exportDetails);
      });
      expect(wrong).toEqual([]);
    });

    it('writes the same files for a new block, but for the values that Open edX writes twice', () => {
      const wrong = ours.flatMap((vector) => {
        const { root, ...course } = importOlx(sourceOf(vector, {}), { fieldTables });
        const fresh = (block: OlxBlock): OlxBlock => ({
          id: block.id,
          type: block.type,
          fields: block.fields,
          children: block.children.map(fresh),
        });
        const mine = textsOf(exportOlx({ ...course, files: new Map(), root: fresh(root), fieldTables }));
        return Object.entries(vector.export_files)
          .filter(
            ([path, text]) =>
              vector.type !== 'video' && !isDeepStrictEqual(essence(mine[path]), essence(text)),
          )
          .map(([path, text]) => [path, mine[path], text]);
      });
      expect(wrong).toEqual([]);
    });
  },
);

describe.skipIf(!existsSync(vectors))('trees as olxcleaner reads them (needs ../shared/data)', () => {
  it.each(['edx-supported-components', 'mitx-grading-library', 'openedx-demo-course'])('%s', async (name) => {
    const vector = JSON.parse(readFileSync(path.join(vectors, 'olx-structure', `${name}.json`), 'utf8')) as {
      tree: TreeVector;
    };
    const { root } = importOlx(await readOlxSource(path.join(shared, 'courses', `${name}.tar.gz`)), {
      fieldTables,
    });
    const known = new Set(fieldTables.keys());
    const ours = (block: OlxBlock): unknown[] => [
      block.id === 'course@course' ? 'course' : block.id,
      block.children.filter(({ type }) => known.has(type)).map(ours),
    ];
    const theirs = (tree: TreeVector): unknown[] => [
      tree.type === 'course' ? 'course' : `${tree.type}@${tree.url_name}`,
      tree.children.filter(({ type }) => known.has(type)).map(theirs),
    ];
    expect(ours(root)).toEqual(theirs(vector.tree));
  });
});
