import { expect, it } from 'vitest';
import { firstUsableSandbox } from './first-usable-sandbox.ts';
import { noSandbox } from './no-sandbox.ts';
import type { Script, ScriptSandbox } from './script-sandbox.port.ts';

const script: Script = { scope: 'a', code: 'x = 1', globals: '{}', seed: 1, libraries: [] };

it('passes over what cannot run here, once and for good', async () => {
  let asked = 0;
  const broken: ScriptSandbox = {
    ...noSandbox('no namespaces here'),
    run: (one) => {
      asked += 1;
      return noSandbox('no namespaces here').run(one);
    },
  };
  const working: ScriptSandbox = {
    ...noSandbox(),
    run: () => Promise.resolve({ ok: true, globals: '{}', texts: {} }),
  };
  const sandbox = firstUsableSandbox(broken, working);
  expect(await sandbox.run(script)).toMatchObject({ ok: true });
  expect(await sandbox.run(script)).toMatchObject({ ok: true });
  expect(asked).toBe(1);
});

it('says why where none can', async () => {
  expect(await firstUsableSandbox(noSandbox('first'), noSandbox('second')).run(script)).toMatchObject({
    fault: 'unavailable',
    message: 'second',
  });
});
