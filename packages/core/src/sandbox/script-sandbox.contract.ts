import type { ContractTools } from '../testing/contract-tools.ts';
import { cleanWorld, hostileScripts, poisons, type HostileTargets } from './hostile-scripts.ts';
import type { Script, ScriptLibrary, ScriptOutcome, ScriptSandbox } from './script-sandbox.port.ts';

export interface ScriptSandboxHarness {
  /** A sandbox whose runs may take 4 seconds. */
  readonly sandbox: ScriptSandbox;
  readonly targets: HostileTargets;
  /** Of the secret file and of an environment variable of the host. */
  readonly secret: string;
  /** What came of the targets: nothing, as long as no attack succeeds. */
  harm(): Promise<readonly string[]>;
}

const script = (code: string, more: Partial<Script> = {}): Script => ({
  scope: 'course-v1:org+course+run@1',
  code,
  globals: '{}',
  seed: 7,
  libraries: [],
  ...more,
});

/** What every sandbox keeps to; all of it on one that stays open. `zip` packs files as a `python_lib.zip`. */
export function scriptSandboxContract(
  { describe, it, expect }: ContractTools,
  name: string,
  harness: () => ScriptSandboxHarness,
  zip: (files: Readonly<Record<string, string>>) => ScriptLibrary,
): void {
  describe(`script sandbox: ${name}`, () => {
    const run = (code: string, more?: Partial<Script>) => harness().sandbox.run(script(code, more));
    const globalsOf = (outcome: ScriptOutcome): unknown =>
      outcome.ok ? JSON.parse(outcome.globals) : outcome;

    it('gives back the values that a script leaves, numbers as Python writes them', async () => {
      const outcome = await run('y = x * 2.0\nz = 10 ** 20\nn = float("nan")\nf = len\nword = "ü😀"', {
        globals: '{"x": 1.0}',
      });
      expect(outcome).toEqual({
        ok: true,
        globals: expect.stringContaining('"y": 2.0, "z": 100000000000000000000, "n": NaN'),
        texts: { x: '1.0', y: '2.0', z: '100000000000000000000', n: 'nan', word: 'ü😀' },
      });
    });

    it('draws as Python 2 drew', async () => {
      const code =
        'a = random.randint(1, 6)\nb = [1, 2, 3, 4, 5]\nrandom.shuffle(b)\nimport random as r\nc = r.choice("abc")';
      const first = globalsOf(await run(code, { seed: 3 }));
      expect(first).toEqual(globalsOf(await run(code, { seed: 3 })));
      expect(first).toEqual({ a: 2, b: [1, 5, 4, 2, 3], c: 'a' });
    });

    it('tells of an exception with its class, message and place', async () => {
      expect(await run('x = 1\ny = {}["key"]')).toEqual({
        ok: false,
        fault: 'exception',
        type: 'KeyError',
        message: "'key'",
        traceback: expect.stringContaining('line 2'),
      });
    });

    it('refuses what CodeJail refuses: `from __future__` after its prolog, and Python 2', async () => {
      expect(await run('from __future__ import division')).toMatchObject({ type: 'SyntaxError' });
      expect(await run('print 3')).toMatchObject({
        type: 'SyntaxError',
        message: expect.stringContaining('line 1'),
      });
    });

    it('imports from a course library, which no other run sees', async () => {
      const library = zip({
        'grader.py': 'def double(x): return 2 * x',
        'kit/__init__.py': '',
        'kit/more.py': 'A = 5',
      });
      const code = 'import grader\nfrom kit.more import A\nx = grader.double(A)';
      expect(globalsOf(await run(code, { libraries: [library] }))).toMatchObject({ x: 10 });
      expect(await run(code)).toMatchObject({ ok: false, fault: 'missing_module', module: 'grader' });
    });

    it('finds modules in folders of a library, and passes over one that is damaged', async () => {
      const folders = zip({ 'graders/deep/words.py': 'A = 5' });
      const code = 'from graders.deep import words\nx = words.A';
      expect(globalsOf(await run(code, { libraries: [folders] }))).toMatchObject({ x: 5 });
      const damaged = { sha256: 'ab', zip: new TextEncoder().encode('no zip') };
      expect(globalsOf(await run('x = 1', { libraries: [damaged] }))).toMatchObject({ x: 1 });
      expect(await run(code, { libraries: [damaged] })).toMatchObject({ fault: 'missing_module' });
    });

    it('names a module that is not there, and says which it lacks', async () => {
      expect(await run('import no_such_module.deep')).toMatchObject({
        fault: 'missing_module',
        module: 'no_such_module',
      });
      for (const module of await harness().sandbox.lacks()) {
        expect(await run(`import ${module}`)).toMatchObject({ fault: 'missing_module', module });
      }
    });

    it('runs several at once, each by itself', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 12 }, (_, index) => run('y = x + 1', { globals: `{"x": ${index}}` })),
      );
      expect(outcomes.map(globalsOf)).toEqual(outcomes.map((_, index) => ({ x: index, y: index + 1 })));
    });

    for (const { name: attack, code } of hostileScripts) {
      it(`withstands: ${attack}`, async () => {
        const outcome = await run(code(harness().targets));
        const said = JSON.stringify(outcome);
        expect(said).not.toContain(harness().secret);
        if (outcome.ok) expect(globalsOf(outcome)).toMatchObject({ escaped: false });
        expect(said.length).toBeLessThan(20_000);
        expect(globalsOf(await run(cleanWorld))).toMatchObject({ clean: true, wrong: [] });
        expect(await harness().harm()).toEqual([]);
      });
    }

    for (const { name: poison, code } of poisons) {
      it(`leaves nothing for the next run: ${poison}`, async () => {
        // One script for both runs, as two learners have it: the first answer poisons, the second is judged.
        const both = `if poisons:\n    exec(${JSON.stringify(code)}, globals())\nelse:\n    exec(${JSON.stringify(cleanWorld)}, globals())`;
        await run(both, { globals: '{"poisons": true}' });
        expect(globalsOf(await run(both, { globals: '{"poisons": false}' }))).toMatchObject({
          clean: true,
          wrong: [],
        });
      });
    }

    it('goes on after any of them', async () => {
      expect(globalsOf(await run('x = 6 * 7'))).toMatchObject({ x: 42 });
    });
  });
}
