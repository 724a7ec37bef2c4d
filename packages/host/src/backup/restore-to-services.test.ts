import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { allServiceUrls, openServicePlaces, type ServicePlaces } from '@coursewright/core/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecordsOf, openStores } from '../compose/open-stores.ts';
import { runTestCli } from '../testing/test-cli.ts';
import { runCoursewright } from '../../test/run-coursewright.ts';
import { fillHost, hostContents, openHost } from './testing/host-contents.ts';
import { serviceEnv } from './testing/service-env.ts';

type Env = Readonly<Record<string, string>>;

const urls = allServiceUrls();
const breaks = () => Promise.reject(new Error('The cable is out.'));

describe.skipIf(urls === undefined)('a restore into services', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-restore-'));
  const archive = path.join(folder, 'host.tar');
  const other = path.join(folder, 'other.tar');
  const opened: ServicePlaces[] = [];
  let before: Awaited<ReturnType<typeof hostContents>>;

  const at = (name: string) => ({
    COURSEWRIGHT_SECRET: 'a secret of at least thirty-two characters',
    PORT: '0',
    LOG_LEVEL: 'error',
    COURSEWRIGHT_DATA: path.join(folder, name),
  });
  async function newPlaces(): Promise<Env> {
    if (urls === undefined) throw new Error('A service is missing.');
    const places = await openServicePlaces(urls);
    opened.push(places);
    return serviceEnv(places);
  }
  const restore = (
    env: Env,
    {
      from = archive,
      ...world
    }: Omit<Parameters<typeof runTestCli>[1], 'env'> & { readonly from?: string } = {},
  ) => runTestCli(['restore', from], { env, ...world });

  beforeAll(async () => {
    await fillHost(at('here'), folder);
    before = await hostContents(at('here'));
    for (const file of [archive, other]) await runTestCli(['backup', file], { env: at('here') });
  }, 60_000);
  afterAll(async () => {
    for (const places of opened) await places.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Stores that break at one place, each at another. */
  const broken: readonly Parameters<typeof runTestCli>[1][] = [
    {
      openRecordsOf: async (...args) => {
        const dump = await openRecordsOf(...args);
        let loads = 0;
        return { ...dump, load: (rows) => ((loads += 1) > 3 ? breaks() : dump.load(rows)) };
      },
    },
    {
      openStores: async (...args) => {
        const stores = await openStores(...args);
        return { ...stores, files: { ...stores.files, put: breaks } };
      },
    },
    {
      openStores: async (...args) => {
        const stores = await openStores(...args);
        return { ...stores, dump: { ...stores.dump, setLogEnd: breaks } };
      },
    },
  ];

  it.each([
    ['all of them', (env: Env) => env],
    ['those beside a database in the folder', ({ COURSEWRIGHT_MYSQL_URL: _mysql, ...env }: Env) => env],
    ['the database alone', ({ COURSEWRIGHT_MYSQL_URL = '' }: Env) => ({ COURSEWRIGHT_MYSQL_URL })],
  ])(
    'that stops midway keeps hosts away and goes on when it is called again: %s',
    async (name, choose) => {
      const own = at(name.replaceAll(' ', '-'));
      const { COURSEWRIGHT_DATA: data } = own;
      const env: Env = { ...own, ...choose(await newPlaces()) };
      for (const world of broken) {
        const stopped = await restore(env, world);
        expect(stopped).toMatchObject({ code: 1, err: expect.stringContaining('The cable is out.') });
        expect(stopped.err).toContain('goes on');
        expect(existsSync(data)).toBe(false);
      }
      if (env['COURSEWRIGHT_MYSQL_URL'] !== undefined) {
        await expect(openHost(env)).rejects.toMatchObject({ code: 'restore_unfinished' });
        expect(await restore(env, { from: other })).toMatchObject({
          code: 1,
          err: expect.stringContaining('another backup'),
        });
      }
      rmSync(data, { recursive: true, force: true });
      expect(await restore(env)).toMatchObject({ code: 0, err: '' });
      expect(await hostContents(env)).toEqual(before);
      expect(existsSync(`${data}.restoring`)).toBe(false);
    },
    60_000,
  );

  it('ends where a service cannot be used, and changes nothing', async () => {
    const services = await newPlaces();
    for (const wrong of [
      { COURSEWRIGHT_S3_BUCKET: 'there-is-no-such-bucket' },
      { COURSEWRIGHT_MONGODB_URL: 'mongodb://127.0.0.1:1/nothing?serverSelectionTimeoutMS=300' },
    ]) {
      const env = { ...at('wrong'), ...services, ...wrong };
      const { code, err } = await runCoursewright(['restore', archive], { env });
      expect(code, err).not.toBe(0);
    }
    expect(existsSync(path.join(folder, 'wrong.restoring'))).toBe(false);
    expect(await restore({ ...at('right'), ...services })).toMatchObject({ code: 0, err: '' });
  }, 60_000);

  it('changes nothing where a service holds something, and names what', async () => {
    const [full, fresh] = [await newPlaces(), await newPlaces()];
    const env = (name: string, ...services: readonly Env[]) => ({
      ...at(name),
      ...Object.assign({}, ...services),
    });
    expect(await restore(env('full', full))).toMatchObject({ code: 0 });
    const { COURSEWRIGHT_MYSQL_URL: mysql = '', COURSEWRIGHT_MONGODB_URL: mongodb = '' } = full;
    const { COURSEWRIGHT_S3_BUCKET: bucket = '' } = full;
    const cases = [
      ['The database has records', { COURSEWRIGHT_MYSQL_URL: mysql }],
      ['The course store has courses', { COURSEWRIGHT_MONGODB_URL: mongodb }],
      ['The event log has events', { COURSEWRIGHT_S3_BUCKET: bucket }],
    ] as const;
    for (const [why, held] of cases) {
      const refused = await restore(env('refused', fresh, held));
      expect(refused, why).toMatchObject({ code: 1, err: expect.stringContaining(why) });
      expect(existsSync(path.join(folder, 'refused.restoring'))).toBe(false);
    }
    expect(await restore(env('fresh', fresh))).toMatchObject({ code: 0, err: '' });
  }, 60_000);
});
