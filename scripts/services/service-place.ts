import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { freePort } from './loopback.ts';
import type { ServicePlace } from './service.ts';
import { servicesFolder } from './services-folder.ts';

const kept = z.object({ port: z.number(), secret: z.string() });

/** Where a service was laid out before, or undefined. */
export function knownPlace(name: string): ServicePlace | undefined {
  const folder = path.join(servicesFolder, name);
  try {
    return { folder, ...kept.parse(JSON.parse(readFileSync(path.join(folder, 'place.json'), 'utf8'))) };
  } catch {
    return undefined;
  }
}

/** Keeps folder and secret; takes another port where the one it had is `taken`. */
export async function placeFor(
  name: string,
  taken: (port: number) => Promise<boolean>,
): Promise<ServicePlace> {
  const known = knownPlace(name);
  if (known !== undefined && !(await taken(known.port))) return known;
  const folder = path.join(servicesFolder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const place = { port: await freePort(), secret: known?.secret ?? randomBytes(18).toString('hex') };
  writeFileSync(path.join(folder, 'place.json'), JSON.stringify(place), { mode: 0o600 });
  return { folder, ...place };
}
