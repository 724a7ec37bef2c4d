import { isJsonObject, type Json, type JsonObject } from '@coursewright/core/shared';
import { courseBlocks } from '../../tables/courses/course-blocks.table.ts';
import { courseBlocksRaw } from '../../tables/side/course-blocks-raw.table.ts';
import { cutText } from '../cut-text.ts';
import { defineTask, pickRows } from '../define-task.ts';
import { compareBytes, type Tuple } from '../../tuples/tuple.ts';
import { deletedBlockPath, pathDelimiter } from './course-paths.ts';

/** edx-analytics-pipeline, edx/analytics/tasks/insights/course_blocks.py CourseBlocksApiDataTask. */
export const courseBlocksTask = defineTask({
  name: 'course-blocks',
  counts:
    'The blocks of every course in the order of its outline, with the titles above them. A block that stands in several places has the first one; blocks that stand nowhere come last.',
  table: courseBlocks,
  of: [
    pickRows(courseBlocksRaw, ([course = null, root = null, blocks = null], emit) => {
      if (course !== null && root !== null && blocks !== null) emit([course], [root, blocks]);
    }),
  ],
  *fold([course = ''], occurrences) {
    for (const { tuple } of occurrences) {
      const [root = '', text] = tuple;
      const blocks = parseBlocks(text ?? '');
      if (root === null || blocks[root] === undefined) continue;
      yield* rowsOf(course ?? '', root, blocks);
      return;
    }
  },
});

type Blocks = Readonly<Record<string, JsonObject>>;

interface Place {
  readonly index: number;
  readonly parent: string | null;
  readonly path: readonly string[];
  again: boolean;
}

function parseBlocks(text: string): Blocks {
  const json: unknown = JSON.parse(text);
  if (!isJsonObject(json)) return {};
  return Object.fromEntries(
    Object.entries(json).flatMap(([id, block]) => (isJsonObject(block) ? [[id, block] as const] : [])),
  );
}

function* rowsOf(course: string, root: string, blocks: Blocks): Generator<Tuple> {
  const places = walk(root, blocks);
  const nowhere = String(Object.keys(blocks).length);
  for (const id of [...places.keys(), ...orphans(blocks, places)]) {
    const place = places.get(id);
    const block = blocks[id] ?? {};
    const path = place === undefined ? deletedBlockPath : place.path.join(pathDelimiter);
    yield [
      text(block['id']) || id,
      course,
      text(block['type']),
      cutText(text(block['display_name']), 255).replaceAll(/\s+/g, ' '),
      flag(id === root),
      flag(place === undefined),
      flag(place?.again === true),
      place?.parent ?? null,
      path.replaceAll(/\s+/g, ' '),
      place === undefined ? nowhere : String(place.index),
    ];
  }
}

/** Each block at the place where a walk that comes to parents first finds it. Not recursive: a dump may be deep, or circular. */
function walk(root: string, blocks: Blocks): Map<string, Place> {
  const places = new Map<string, Place>();
  const todo: { id: string; parent: string | null }[] = [{ id: root, parent: null }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { id, parent } = next;
    const block = blocks[id];
    const seen = places.get(id);
    if (seen !== undefined) seen.again = true;
    if (block === undefined || seen !== undefined) continue;
    const above = parent === null ? undefined : places.get(parent);
    const path = above === undefined ? [] : [...above.path, text(blocks[parent ?? '']?.['display_name'])];
    places.set(id, { index: places.size, parent, path, again: false });
    todo.push(
      ...childrenOf(block)
        .map((child) => ({ id: child, parent: id }))
        .toReversed(),
    );
  }
  return places;
}

function childrenOf({ children }: JsonObject): readonly string[] {
  return Array.isArray(children) ? children.filter((child) => typeof child === 'string') : [];
}

/** The original's order of them depends on a hash; here it is that of their ids. */
function orphans(blocks: Blocks, places: ReadonlyMap<string, Place>): readonly string[] {
  return Object.keys(blocks)
    .filter((id) => !places.has(id))
    .sort(compareBytes);
}

function text(json: Json | undefined): string {
  return typeof json === 'string' ? json : '';
}

function flag(value: boolean): string {
  return value ? '1' : '0';
}
