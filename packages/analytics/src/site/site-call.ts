import type { TableView } from '../api/table-reader.port.ts';
import type { InsightsLanguage } from '../insights/language.ts';

/** What figures and charts of a whole site work on. */
export interface SiteCall {
  readonly view: TableView;
  readonly language: InsightsLanguage;
}
