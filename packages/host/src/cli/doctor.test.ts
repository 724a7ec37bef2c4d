import { chmodSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CoreError } from '@coursewright/core';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { runTestCli } from '../testing/test-cli.ts';
import { checkClock } from './doctor/check-clock.ts';
import { checkDatabase } from './doctor/check-database.ts';
import { checkNode } from './doctor/check-node.ts';
import { checkPort } from './doctor/check-port.ts';
import { checkSharedSecret } from './doctor/check-services.ts';
import { checkSecrets } from './doctor/check-secrets.ts';
import { checkWidgets } from './doctor/check-widgets.ts';

const above = mkdtempSync(path.join(tmpdir(), 'doctor-'));
afterAll(() => rmSync(above, { recursive: true }));
let folder = above;
beforeEach(() => {
  folder = mkdtempSync(path.join(above, 'data-'));
  chmodSync(folder, 0o755);
});

describe('doctor', () => {
  it('finds nothing to mend in an empty data folder and makes nothing in it', async () => {
    const nowhere = path.join(folder, 'not-there');
    const { out } = await runTestCli(['doctor', '--json'], {
      env: { PORT: '0', COURSEWRIGHT_DATA: nowhere },
    });
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { name: string; status: string });
    expect(lines.filter(({ name, status }) => status === 'bad' && name !== 'Widgets')).toEqual([]);
    expect(() => chmodSync(nowhere, 0o700)).toThrow('ENOENT');
  });

  it('names a wrong setting and ends with 1', async () => {
    const { code, out } = await runTestCli(['doctor'], { env: { PORT: 'four thousand' } });
    expect(code).toBe(1);
    expect(out).toContain('✗ Settings: PORT: must be a number');
  });

  it('doubts an open address without a public one', async () => {
    const env = { HOST: '0.0.0.0', PORT: '0', COURSEWRIGHT_DATA: folder };
    const { out } = await runTestCli(['doctor'], { env });
    expect(out).toContain('! Settings: HOST is 0.0.0.0, but COURSEWRIGHT_PUBLIC_URL is not set');
  });

  it('names a plug-in that cannot be loaded', async () => {
    const { out } = await runTestCli(['doctor'], {
      env: { PORT: '0', COURSEWRIGHT_DATA: folder },
      plugins: () => Promise.reject(new CoreError('not_configured', 'COURSEWRIGHT_PLUGINS: no module nope')),
    });
    expect(out).toContain('✗ Plugins: COURSEWRIGHT_PLUGINS: no module nope');
  });

  it('refuses a secret that others can read and says how to close it', () => {
    const secret = path.join(folder, 'host-secret');
    writeFileSync(secret, 'x'.repeat(64));
    chmodSync(secret, 0o644);
    expect(checkSecrets(folder, false)).toEqual([
      expect.objectContaining({ status: 'bad', advice: `chmod 600 ${secret}` }),
    ]);
    chmodSync(secret, 0o600);
    expect(checkSecrets(folder, false)).toEqual([expect.objectContaining({ status: 'good' })]);
  });

  it('tells a damaged database from a whole one', () => {
    const file = path.join(folder, 'coursewright.sqlite');
    const database = new DatabaseSync(file);
    database.exec('CREATE TABLE t (a); INSERT INTO t VALUES (1)');
    database.close();
    expect(checkDatabase(folder).status).toBe('good');
    writeFileSync(file, 'not a database, but long enough to be read as one'.repeat(100));
    expect(checkDatabase(folder)).toMatchObject({ status: 'bad', advice: expect.stringContaining('backup') });
  });

  it('names a port that another program has', async () => {
    const other = createServer((_request, answer) => answer.writeHead(404).end());
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { status, found } = await checkPort('127.0.0.1', port);
    expect({ status, found }).toEqual({ status: 'bad', found: `another program has 127.0.0.1:${port}` });
    other.closeAllConnections();
    await new Promise((resolve) => other.close(resolve));
    expect((await checkPort('127.0.0.1', port)).status).toBe('good');
  });

  it('sees a clock that is behind what was written', () => {
    const now = Date.UTC(2026, 5, 1);
    writeFileSync(path.join(folder, 'later'), '');
    utimesSync(path.join(folder, 'later'), new Date(now), new Date(now + 3_600_000));
    expect(checkClock(folder, now).status).toBe('bad');
    expect(checkClock(folder, now + 7_200_000).status).toBe('good');
    expect(checkClock(folder, Date.UTC(1970, 0, 1)).status).toBe('bad');
  });

  it('tells of the services that the settings name, and what to do about them', async () => {
    const unavailable = new CoreError('unavailable', 'Redis does not answer: connect ECONNREFUSED');
    const { code, out } = await runTestCli(['doctor'], {
      env: { PORT: '0', COURSEWRIGHT_DATA: folder, COURSEWRIGHT_REDIS_URL: 'redis://:pass-word@host:1' },
      probes: async (settings) => [
        { name: 'Redis', probe: () => Promise.reject(unavailable) },
        {
          name: 'S3',
          probe: async () => ({ found: `bucket for ${settings.redisUrl?.length}`, doubt: 'Use https.' }),
        },
        { name: 'MongoDB', probe: async () => ({ found: 'MongoDB 8' }) },
      ],
    });
    expect(code).toBe(1);
    expect(out).toContain('✗ Redis: Redis does not answer: connect ECONNREFUSED');
    expect(out).toContain('Start it, and check the address in COURSEWRIGHT_REDIS_URL.');
    expect(out).toContain('! S3: bucket for 25\n    Use https.');
    expect(out).toContain('✓ MongoDB: MongoDB 8');
    expect(out).not.toContain('pass-word');
  });

  it('reminds that processes on one database share a secret', () => {
    expect(checkSharedSecret({ mysqlUrl: 'mysql://u@h/d' })).toEqual([
      expect.objectContaining({ status: 'doubtful', advice: expect.stringContaining('COURSEWRIGHT_SECRET') }),
    ]);
    expect(checkSharedSecret({ mysqlUrl: 'mysql://u@h/d', secret: 'x'.repeat(32) })).toEqual([]);
    expect(checkSharedSecret({})).toEqual([]);
  });

  it('asks for a Node that is new enough', () => {
    expect(checkNode('22.17.0').status).toBe('bad');
    expect(checkNode('22.18.0').status).toBe('good');
    expect(checkNode('26.9.0').status).toBe('good');
  });

  it('says how to get the widgets where they are not built', () => {
    const missing = () => {
      throw new CoreError('not_configured', 'coursewright.js is missing');
    };
    expect(checkWidgets(missing)).toMatchObject({ status: 'bad', advice: 'npm run build makes them.' });
  });
});
