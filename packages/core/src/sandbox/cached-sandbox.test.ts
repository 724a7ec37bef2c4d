import { expect, it } from 'vitest';
import { cachedSandbox } from './cached-sandbox.ts';
import type { Script, ScriptOutcome, ScriptSandbox } from './script-sandbox.port.ts';

const script: Script = { scope: 'a', code: 'x = 1', globals: '{}', seed: 1, libraries: [] };

function counting(outcome: ScriptOutcome): { readonly sandbox: ScriptSandbox; readonly runs: Script[] } {
  const runs: Script[] = [];
  const sandbox: ScriptSandbox = {
    run: (one) => {
      runs.push(one);
      return Promise.resolve(outcome);
    },
    lacks: () => Promise.resolve(new Set()),
    close: () => Promise.resolve(),
  };
  return { sandbox, runs };
}

it('runs the same script once, and two that differ in anything twice', async () => {
  const { sandbox, runs } = counting({ ok: true, globals: '{}', texts: {} });
  const cached = cachedSandbox(sandbox);
  await Promise.all([cached.run(script), cached.run(script)]);
  await cached.run(script);
  expect(runs).toHaveLength(1);
  const library = { sha256: 'ab', zip: new Uint8Array() };
  for (const other of [
    { scope: 'b' },
    { code: 'x = 2' },
    { globals: '{"a":1}' },
    { seed: 2 },
    { libraries: [library] },
  ]) {
    await cached.run({ ...script, ...other });
  }
  expect(runs).toHaveLength(6);
});

it('runs again what ended for a reason outside of the script', async () => {
  const { sandbox, runs } = counting({ ok: false, fault: 'time', message: '' });
  const cached = cachedSandbox(sandbox);
  await cached.run(script);
  await cached.run(script);
  expect(runs).toHaveLength(2);
});

it('forgets the oldest where it keeps too much', async () => {
  const { sandbox, runs } = counting({ ok: true, globals: 'x'.repeat(100), texts: {} });
  const cached = cachedSandbox(sandbox, 3000);
  for (let seed = 0; seed < 20; seed += 1) await cached.run({ ...script, seed });
  await cached.run({ ...script, seed: 19 });
  expect(runs).toHaveLength(20);
  await cached.run({ ...script, seed: 0 });
  expect(runs).toHaveLength(21);
});
