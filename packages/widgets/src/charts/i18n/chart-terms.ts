import type { Translated } from '../../i18n/terms.ts';
import type { en } from './en.ts';

/** The charts' words; English sets which there are. */
export type ChartTerms = Translated<typeof en>;
