import { en } from './en.ts';
import { mirrored } from './mirrored.ts';
import type { Terms } from './terms.ts';

/** Shows what right-to-left languages would show. */
export const pseudoRtl: Terms = mirrored(en);
