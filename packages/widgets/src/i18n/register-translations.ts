import { registerTranslation } from '@shoelace-style/localize';
import { en } from './en.ts';
import { es } from './es.ts';
import { pseudoRtl } from './pseudo-rtl.ts';

// The first one stands in for languages that are not here.
registerTranslation(en, es, pseudoRtl);
