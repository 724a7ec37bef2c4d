import type { FieldTable } from '../../blocks/field-table.ts';
import type { BlockId } from '../../courses/block-version.ts';
import type { FindingList } from '../findings.ts';
import type { OlxFormat } from '../olx-format.ts';
import type { CoursePolicy } from './course-policy.ts';

/** What reading one tree of blocks goes by, and what it has seen. */
export interface ReadContext {
  /** A file by its path in the course folder. */
  readonly file: (path: string) => Uint8Array | undefined;
  readonly tables: ReadonlyMap<string, FieldTable>;
  readonly formats: ReadonlyMap<string, OlxFormat>;
  readonly policy: CoursePolicy;
  readonly findings: FindingList;
  /** Ids in use. */
  readonly ids: Set<BlockId>;
  /** Paths of files that blocks own. */
  readonly owned: Set<string>;
}
