import { expect, it } from 'vitest';
import { hasCapaVectors } from '../../problems/testing/capa-vectors.ts';
import { judgePythonVectors } from '../../problems/testing/python-vectors.ts';
import { cachedSandbox } from '../../sandbox/cached-sandbox.ts';
import { permissionModelBlocksNetwork } from './network-probe.ts';
import { PyodideSandbox } from './pyodide-sandbox.ts';

it.skipIf(!hasCapaVectors || !(await permissionModelBlocksNetwork()))(
  'grades the vectors that need Python as capa does (skipped without shared/data, or on a Node that cannot)',
  { timeout: 600_000 },
  async () => {
    const sandbox = cachedSandbox(new PyodideSandbox());
    const { equal, lacking, failures } = await judgePythonVectors(sandbox);
    await sandbox.close();
    expect(failures).toEqual([]);
    expect(lacking).toBeGreaterThan(0);
    expect(equal).toBeGreaterThan(400);
  },
);
