import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { height, width, worldShapes } from './map/world-shapes.ts';
import { root } from './own-node.js';

// node scripts/run.js scripts/world-map.ts: writes the shapes of <cw-chart>'s map from world-atlas.
const file = path.join(root, 'packages/widgets/src/charts/map/world-shapes.ts');
const source = `/** Pixels of the shapes. */
export const worldSize = { width: ${width}, height: ${height} } as const;

/**
 * A country a line: its ISO 3166 code, a place within it, and its outline, which the smallest do not have. Equal in area
 * (Equal Earth), from Natural Earth, which is in the public domain; scripts/world-map.ts writes it.
 */
export const worldShapes: readonly string[] = [
${worldShapes()
  .map((shape) => `  '${shape}',`)
  .join('\n')}
];
`;
writeFileSync(file, await format(source, { ...(await resolveConfig(file)), parser: 'typescript' }));
