import { z } from 'zod';
import type { ServiceProbe } from '../service-probe.ts';
import { asUnavailable, databaseOf, openMongodb } from './open-mongodb.ts';

const greeting = z.object({ setName: z.string().optional() });
const build = z.object({ version: z.string() });

/** Throws `unavailable` and `not_configured`. */
export async function probeMongodb(url: string): Promise<ServiceProbe> {
  const client = await openMongodb(url);
  try {
    const { setName } = greeting.parse(await client.db('admin').command({ hello: 1 }));
    const { version } = build.parse(await client.db('admin').command({ buildInfo: 1 }));
    await client.db(databaseOf(url)).collection('courses').findOne();
    const found = `MongoDB ${version}, database ${databaseOf(url)}`;
    if (setName !== undefined) return { found: `${found}, replica set ${setName}` };
    return { found, doubt: 'It is no replica set: courses are on one machine alone.' };
  } catch (error) {
    throw asUnavailable(error);
  } finally {
    await client.close();
  }
}
