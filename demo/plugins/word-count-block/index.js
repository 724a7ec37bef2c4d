import { wordCountBlock } from './word-count.block.js';

/** What `COURSEWRIGHT_PLUGINS` and `openEngine({ blocks })` take. */
export const blocks = [wordCountBlock];
