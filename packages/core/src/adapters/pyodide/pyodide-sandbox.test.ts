import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scriptSandboxContract } from '../../sandbox/script-sandbox.contract.ts';
import { openHostileTargets, type OpenTargets } from '../../sandbox/testing/hostile-targets.ts';
import { pythonLibrary } from '../../sandbox/testing/python-library.ts';
import { permissionModelBlocksNetwork } from './network-probe.ts';
import { PyodideSandbox } from './pyodide-sandbox.ts';

describe.skipIf(!(await permissionModelBlocksNetwork()))('on this Node', () => {
  const sandbox = new PyodideSandbox({
    limits: { wallSeconds: 4, cpuSeconds: 1, memoryBytes: 256 * 1024 * 1024 },
  });
  let targets: OpenTargets;
  beforeAll(async () => {
    targets = await openHostileTargets();
  });
  afterAll(async () => {
    await sandbox.close();
    await targets.close();
  });
  scriptSandboxContract({ describe, it, expect }, 'Pyodide', () => ({ sandbox, ...targets }), pythonLibrary);
});
