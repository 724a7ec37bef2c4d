import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The pages' own files, in the package's `assets` folder. */
const names = ['lms.css', 'icon.svg', 'frame.js', 'authorize.js', 'api-explorer.js'] as const;
export type AssetName = (typeof names)[number];

const folder = new URL('../../assets/', import.meta.url);

const assets = new Map(
  names.map((name) => {
    const body = readFileSync(new URL(name, folder));
    return [name, { body, hash: createHash('sha256').update(body).digest('hex').slice(0, 12) }];
  }),
);

/** Address of a file, with its hash: browsers keep it until it changes. */
export function asset(name: AssetName): string {
  return `/assets/${assets.get(name)?.hash ?? ''}/${name}`;
}

/** The file's bytes; undefined for a name that is none. */
export function assetBody(name: string): Buffer | undefined {
  const known = names.find((one) => one === name);
  return known && assets.get(known)?.body;
}
