import type { Page, PageRequest } from '@coursewright/core';
import type { Place } from './place.ts';

/** A line item that we look after: of a graded subsection, or of a whole course, in a place. */
export interface GradeColumn extends Place {
  /** Of place and block: see `columnId`. */
  readonly id: string;
  /** What is graded: a subsection, or the course's own block. */
  readonly usageKey: string;
  /** `lineitems` of a launch's claim: where it is made and found again. */
  readonly lineItemsUrl: string;
  /** Absent until it is found or made. */
  readonly lineItemUrl?: string;
  /** What we last told the platform: where it shows something else now, a teacher has changed it. */
  readonly told?: {
    readonly label: string;
    readonly scoreMaximum: number;
  };
  /** Why it is not there. */
  readonly error?: string;
}

export interface ColumnStore {
  column(id: string): Promise<GradeColumn | undefined>;
  /** Adds it unless it is there; only its `lineItemsUrl` follows what launches say. */
  announceColumn(column: GradeColumn): Promise<void>;
  /** Replaces what is there under its id. */
  putColumn(column: GradeColumn): Promise<void>;
  /** Of one registration by id. */
  columns(registrationId: string, page: PageRequest): Promise<Page<GradeColumn>>;
  /** Of one registration, those without a line item that were not refused one. */
  columnsToMake(registrationId: string, limit: number): Promise<readonly GradeColumn[]>;
}
