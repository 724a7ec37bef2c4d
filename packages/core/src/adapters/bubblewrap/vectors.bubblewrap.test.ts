import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hasCapaVectors } from '../../problems/testing/capa-vectors.ts';
import { judgePythonVectors } from '../../problems/testing/python-vectors.ts';
import { cachedSandbox } from '../../sandbox/cached-sandbox.ts';
import { BubblewrapSandbox } from './bubblewrap-sandbox.ts';

it.skipIf(!hasCapaVectors || !existsSync('/usr/bin/bwrap'))(
  'grades the vectors that need Python as capa does (skipped without shared/data or bubblewrap)',
  { timeout: 600_000 },
  async () => {
    const sandbox = cachedSandbox(new BubblewrapSandbox());
    const { equal, lacking, failures } = await judgePythonVectors(sandbox);
    await sandbox.close();
    expect(failures).toEqual([]);
    expect(lacking).toBe(0);
    expect(equal).toBeGreaterThan(400);
  },
);
