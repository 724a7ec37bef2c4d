import type { FieldTable } from '../../blocks/field-table.ts';
import type { BlockId } from '../../courses/block-version.ts';
import type { Json } from '../../shared/json.ts';
import type { CoursePolicy } from '../import/course-policy.ts';
import type { OlxFormat } from '../olx-format.ts';

/** What writing one course goes by, and what it has written. */
export interface WriteContext {
  readonly tables: ReadonlyMap<string, FieldTable>;
  readonly formats: ReadonlyMap<string, OlxFormat>;
  readonly policy: CoursePolicy;
  /** Settings that policy.json has to say differently; undefined removes one. */
  readonly policyChanges: Map<BlockId, Map<string, Json | undefined>>;
  /** Files that no block owned. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The blocks' files by path. */
  readonly written: Map<string, string>;
}

export function changePolicy(context: WriteContext, id: BlockId, key: string, value: Json | undefined): void {
  const changes = context.policyChanges.get(id) ?? new Map<string, Json | undefined>();
  changes.set(key, value);
  context.policyChanges.set(id, changes);
}
