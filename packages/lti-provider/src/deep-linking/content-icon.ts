import { Html } from '../pages/html.ts';
import type { BlockRegistry } from '@coursewright/core';

/** Outlines on 24 × 24, drawn with a stroke of 2. */
const drawings = {
  outline: 'M4 6h16M8 12h12M12 18h8M4 12h.01M8 18h.01',
  problem: 'M9 11l3 3 8-8M20 12v7a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h9',
  video: 'M4 5h16v14H4zM10 9l5 3-5 3z',
  text: 'M6 3h9l4 4v14H6zM10 12h6M10 16h6',
  other: 'M4 4h16v16H4zM9 12h6M12 9v6',
} as const;

export type IconName = keyof typeof drawings;

export function isIconName(name: string): name is IconName {
  return Object.hasOwn(drawings, name);
}

export function iconName(registry: BlockRegistry, type: string): IconName {
  const { icon, completion } = registry.get(type);
  return completion === 'aggregator' ? 'outline' : (icon ?? 'other');
}

/** The picture in a page of ours, in the colour of the text around it. */
export function inlineIcon(name: IconName): Html {
  return new Html(
    `<svg class="icon" aria-hidden="true" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="${drawings[name]}"/></svg>`,
  );
}

/** The picture as a file, on a ground of its own: platforms show it on any colour. */
export function iconFile(name: IconName): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40"><rect width="40" height="40" rx="9" fill="#3a4fb0"/><g transform="translate(8 8)" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="${drawings[name]}"/></g></svg>`;
}

/** Address of the picture of a block type. */
export function contentIcon(launchAddress: string, registry: BlockRegistry, type: string): string {
  return new URL(`/lti/icons/${iconName(registry, type)}.svg`, launchAddress).href;
}
