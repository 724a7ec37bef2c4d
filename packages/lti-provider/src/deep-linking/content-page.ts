import type { BlockRegistry, CourseReader, CourseService } from '@coursewright/core';
import type { ContentEntry } from './content-entry.ts';

/** What the pages of the picker are read with. */
export interface ContentDeps {
  readonly courses: CourseService;
  readonly versions: CourseReader;
  readonly registry: BlockRegistry;
}

/** One page of the picker: where it is, and what can be selected or opened there. */
export interface ContentPage {
  /** From the course down; empty in the list of courses. */
  readonly trail: readonly ContentEntry[];
  readonly rows: readonly ContentRow[];
  /** Counted from 0. */
  readonly page: number;
  readonly pages: number;
}

export interface ContentRow {
  readonly entry: ContentEntry;
  /** Titles above, where the row stands for itself: in what was found. */
  readonly place?: readonly string[];
  /** The first of what is below it. */
  readonly below: readonly ContentEntry[];
  /** How many can be selected there in all. */
  readonly count: number;
}

/** Rows of a page, and of what is shown below each: what a request costs does not grow with the course. */
export const rowsOfPage = 20;
export const rowsBelow = 12;

/** The part of a list that a page shows; a page that is not there is the nearest one. */
export function pageOf<Item>(
  list: readonly Item[],
  wanted: number,
): { readonly items: readonly Item[]; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(list.length / rowsOfPage));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  return { items: list.slice(page * rowsOfPage, (page + 1) * rowsOfPage), page, pages };
}
