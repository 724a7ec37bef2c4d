import { asOf } from './as-of.ts';
import type { ListData, ListDefinition } from './define-list.ts';
import { fileNameOf } from './file-name-of.ts';
import type { InsightsCall } from './insights-call.ts';
import { rulesOf, type Rule } from './rules-of.ts';

export interface InsightsList extends ListData {
  readonly name: string;
  readonly title: string;
  /** What will appear and when, where there is nothing yet. */
  readonly empty: string;
  /** Name of the file of its CSV, without ending. */
  readonly file: string;
  readonly derived?: string;
  readonly rules: readonly Rule[];
  readonly asOf: string | undefined;
}

export async function readList(definition: ListDefinition, call: InsightsCall): Promise<InsightsList> {
  const { name, title, empty, derived, tables } = definition;
  const { language, courseKey, view } = call;
  return {
    name,
    title: title[language],
    empty: empty[language],
    file: fileNameOf(courseKey, name),
    ...(derived && { derived: derived[language] }),
    rules: rulesOf(tables, language),
    asOf: await asOf(view, tables, courseKey),
    ...(await definition.read(call)),
  };
}
