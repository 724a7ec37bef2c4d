import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './own-node.js';

/** Licences a published package's dependencies may have (permissive, or MPL-2.0 unmodified). */
const allowed = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Unlicense',
  'Python-2.0',
  'MPL-2.0',
  'MIT-0',
  'CC-BY-4.0',
  'CC-BY-3.0',
  'WTFPL',
  'Artistic-2.0',
]);

interface LockedPackage {
  readonly license?: string;
  readonly link?: boolean;
  readonly optional?: boolean;
}

const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

/** `(A OR B)` is fine when one is allowed, `A AND B` when all are. */
function permissive(licence: string): boolean {
  const bare = licence.replaceAll(/[()]/g, '');
  if (bare.includes(' OR ')) return bare.split(' OR ').some((part) => permissive(part));
  if (bare.includes(' AND ')) return bare.split(' AND ').every((part) => permissive(part));
  return allowed.has(bare.trim());
}

function licenceOf(place: string, entry: LockedPackage): string {
  if (entry.license) return entry.license;
  try {
    const manifest = JSON.parse(readFileSync(path.join(root, place, 'package.json'), 'utf8')) as {
      license?: unknown;
      licenses?: { type?: string }[];
    };
    if (typeof manifest.license === 'string') return manifest.license;
    return manifest.licenses?.map((licence) => licence.type ?? '').join(' OR ') ?? 'none stated';
  } catch {
    return 'not installed here';
  }
}

const complaints = Object.entries(lock.packages)
  .filter(
    ([place, entry]) => place.includes('node_modules/') && entry.link !== true && entry.optional !== true,
  )
  .map(([place, entry]) => [place, licenceOf(place, entry)] as const)
  .filter(([, licence]) => !permissive(licence));

for (const [place, licence] of complaints) console.error(`${place}: ${licence}`);
console.log(
  `${Object.keys(lock.packages).length} packages read, ${complaints.length} with a licence that is not allowed.`,
);
process.exit(complaints.length > 0 ? 1 : 0);
