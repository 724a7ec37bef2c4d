import { hadoop } from './hadoop.ts';
import { mariadb } from './mariadb.ts';
import { mongodb } from './mongodb.ts';
import { redis } from './redis.ts';
import { s3 } from './s3.ts';
import type { Service, Tool } from './service.ts';

export const allServers: readonly Service[] = [mariadb, redis, mongodb, s3];

const all: readonly (Service | Tool)[] = [...allServers, hadoop];

/** All of them where no name is given. Throws naming what there is. */
export function servicesNamed(names: readonly string[]): readonly (Service | Tool)[] {
  const known = all.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Error(`There is no service ${unknown}; there are ${known.join(', ')}.`);
  return all.filter(({ name }) => names.length === 0 || names.includes(name));
}
