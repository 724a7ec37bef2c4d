import type { ScriptOutcome, ScriptSandbox } from '@coursewright/core';
import { expect, it } from 'vitest';
import { checkPython } from './check-python.ts';

function sandbox(outcome: ScriptOutcome, lacks: readonly string[] = []): ScriptSandbox {
  return {
    run: () => Promise.resolve(outcome),
    lacks: () => Promise.resolve(new Set(lacks)),
    close: () => Promise.resolve(),
  };
}

const jail: ScriptOutcome = { ok: true, globals: '{}', texts: { version: '3.11.2', where: 'linux' } };

it('names the Python that grades, and what it lacks', async () => {
  expect(await checkPython('auto', sandbox(jail))).toEqual({
    name: 'Python',
    status: 'good',
    found: '3.11.2, under bubblewrap',
  });
  const pyodide: ScriptOutcome = {
    ok: true,
    globals: '{}',
    texts: { version: '3.14.2', where: 'emscripten' },
  };
  expect(await checkPython('auto', sandbox(pyodide, ['numpy', 'scipy']))).toMatchObject({
    status: 'doubtful',
    found: '3.14.2, Pyodide in a locked-down Node, without numpy, scipy',
    advice: expect.stringContaining('apt-get install bubblewrap'),
  });
});

it('says why there is none', async () => {
  expect(
    await checkPython(
      'bubblewrap',
      sandbox({ ok: false, fault: 'unavailable', message: 'spawn bwrap ENOENT' }),
    ),
  ).toMatchObject({ status: 'doubtful', found: 'spawn bwrap ENOENT' });
  expect(await checkPython('off', sandbox(jail))).toMatchObject({
    found: expect.stringContaining('COURSEWRIGHT_PYTHON'),
  });
});
