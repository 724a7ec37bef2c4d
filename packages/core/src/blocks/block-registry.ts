import { CoreError } from '../shared/core-error.ts';
import { chapterBlock } from './chapter/chapter.block.ts';
import { commonFields } from './common-fields.ts';
import { courseBlock } from './course/course.block.ts';
import type { BlockDefinition } from './define-block.ts';
import type { OlxFormat } from '../olx/olx-format.ts';
import type { FieldTable } from './field-table.ts';
import { htmlBlock } from './html/html.block.ts';
import { problemBlock } from './problem/problem.block.ts';
import { sequentialBlock } from './sequential/sequential.block.ts';
import { unknownBlock } from './unknown-block.ts';
import { verticalBlock } from './vertical/vertical.block.ts';
import { videoBlock } from './video/video.block.ts';

/** The block types an engine knows. */
export interface BlockRegistry {
  /** Of a type nobody defined, the definition that keeps it and shows it as such. */
  get(type: string): BlockDefinition;
  readonly fieldTables: ReadonlyMap<string, FieldTable>;
  /** How elements of types that say so are read and written; those of the built-in types are known to `olx/`. */
  readonly formats: ReadonlyMap<string, OlxFormat>;
}

const builtIn: readonly BlockDefinition[] = [
  courseBlock,
  chapterBlock,
  sequentialBlock,
  verticalBlock,
  htmlBlock,
  videoBlock,
  problemBlock,
];

/** The built-in types and a host's own, which are added the same way. Throws `conflict` for a type defined twice. */
export function blockRegistry(more: readonly BlockDefinition[] = []): BlockRegistry {
  const definitions = new Map<string, BlockDefinition>();
  for (const definition of [...builtIn, ...more]) {
    if (definitions.has(definition.type)) {
      throw new CoreError('conflict', `Two definitions of the block type ${definition.type} were given.`);
    }
    definitions.set(definition.type, definition);
  }
  const tables = [...definitions].map(
    ([type, { fields }]) => [type, { ...commonFields, ...fields }] as const,
  );
  return {
    get: (type) => definitions.get(type) ?? unknownBlock(type),
    fieldTables: new Map(tables),
    formats: new Map(
      [...definitions].flatMap(([type, { olx }]) => (olx === undefined ? [] : [[type, olx] as const])),
    ),
  };
}
