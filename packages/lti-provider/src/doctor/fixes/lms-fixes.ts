import type { LmsTopic } from '../fix-topics.ts';

/** What to set right in one platform, in the words of its own menus. */
export type LmsFixes = Readonly<Record<'en' | 'es', Readonly<Record<LmsTopic, string>>>>;
