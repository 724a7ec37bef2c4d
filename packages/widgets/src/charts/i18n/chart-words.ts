import { LocalizeController, registerTranslation } from '@shoelace-style/localize';
import { mirrored } from '../../i18n/mirrored.ts';
import type { ChartTerms } from './chart-terms.ts';
import { en } from './en.ts';
import { es } from './es.ts';

registerTranslation(en, es, mirrored(en));

/** A chart's words, numbers and dates in its own language: its `lang`, or the page's. */
export class ChartWords extends LocalizeController<ChartTerms> {}
