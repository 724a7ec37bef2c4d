import { expect, it } from 'vitest';
import { hasCapaVectors } from '../../problems/testing/capa-vectors.ts';
import { expectAsCapa } from '../../problems/testing/expect-as-capa.ts';
import { judgeVectors } from '../../problems/testing/judge-vectors.ts';
import { cachedSandbox } from '../../sandbox/cached-sandbox.ts';
import { permissionModelBlocksNetwork } from './network-probe.ts';
import { PyodideSandbox } from './pyodide-sandbox.ts';

it.skipIf(!hasCapaVectors || !(await permissionModelBlocksNetwork()))(
  'grades what capa recorded as capa does, where Pyodide has the modules (skipped without shared/data, or on a Node that cannot)',
  // Each problem with a script has an interpreter of its own: minutes where other programs are busy.
  { timeout: 1_200_000 },
  async () => {
    const sandbox = cachedSandbox(new PyodideSandbox());
    const judged = await judgeVectors(sandbox);
    await sandbox.close();
    expectAsCapa(judged);
    expect(judged.lacking).toBeGreaterThan(0);
    expect(judged.cases.length).toBeGreaterThan(5000);
  },
);
