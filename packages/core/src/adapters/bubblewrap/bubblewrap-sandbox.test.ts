import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scriptSandboxContract } from '../../sandbox/script-sandbox.contract.ts';
import { openHostileTargets, type OpenTargets } from '../../sandbox/testing/hostile-targets.ts';
import { pythonLibrary } from '../../sandbox/testing/python-library.ts';
import { BubblewrapSandbox } from './bubblewrap-sandbox.ts';

const here = existsSync('/usr/bin/bwrap');
if (!here && process.env['ADAPTERS'] === 'all')
  throw new Error('bubblewrap is not installed, and ADAPTERS=all asks for it.');

describe.skipIf(!here)('on this machine', () => {
  const sandbox = new BubblewrapSandbox({
    limits: { wallSeconds: 4, cpuSeconds: 1, memoryBytes: 512 * 1024 * 1024 },
  });
  let targets: OpenTargets;
  beforeAll(async () => {
    targets = await openHostileTargets();
  });
  afterAll(async () => {
    await sandbox.close();
    await targets.close();
  });
  scriptSandboxContract(
    { describe, it, expect },
    'python3 under bubblewrap',
    () => ({ sandbox, ...targets }),
    pythonLibrary,
  );

  it('has the libraries that Open edX gives its scripts', async () => {
    const outcome = await sandbox.run({
      scope: 'a',
      code: 'import sympy\nx = float(numpy.dot([1, 2], [3, 4]))\ny = float(scipy.constants.pi)\nz = str(sympy.sqrt(8))\nfrom scipy import constants',
      globals: '{}',
      seed: 1,
      libraries: [],
    });
    expect(outcome).toMatchObject({ ok: true, texts: { x: '11.0', z: '2*sqrt(2)' } });
  });
});
