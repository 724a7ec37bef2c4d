import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The pages' own files, in the package's `assets` folder. */
const names = [
  'lms.css',
  'icon.svg',
  'frame.js',
  'frame-height.js',
  'launch-tokens.js',
  'link-grades.js',
  'outer-page.js',
  'authorize.js',
  'api-explorer.js',
  'api-explorer.css',
  'admin.css',
  'admin.js',
  'insights.css',
  'insights-more.css',
  'page-charts.js',
] as const;
export type AssetName = (typeof names)[number];

const folder = new URL('../../assets/', import.meta.url);

const assets = new Map(names.map((name) => [name, readFileSync(new URL(name, folder))]));

/** Of all files together: scripts name each other from the same place. */
const hash = names
  .reduce((all, name) => all.update(assets.get(name) ?? ''), createHash('sha256'))
  .digest('hex')
  .slice(0, 12);

/** Address of a file, with the files' hash: browsers keep it until one changes. */
export function asset(name: AssetName): string {
  return `/assets/${hash}/${name}`;
}

/** The file's bytes; undefined for a name that is none. */
export function assetBody(name: string): Buffer | undefined {
  const known = names.find((one) => one === name);
  return known && assets.get(known);
}
