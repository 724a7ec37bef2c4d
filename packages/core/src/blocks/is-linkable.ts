import type { BlockDefinition } from './define-block.ts';

/** Whether a link from another platform may open one block of the type by itself: what a picker of content offers. */
export function isLinkable({ linkable, completion }: BlockDefinition): boolean {
  return linkable ?? completion !== 'excluded';
}
