import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installInto, packAll, plainNode, repository, run, sizeOf } from './packaging/packed-app.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-packed-'));
const app = path.join(folder, 'app');
const own = (file: string) => path.join(repository, 'packages/host/test/packaging', file);
let packed: ReadonlyMap<string, string>;

beforeAll(async () => {
  packed = await packAll(folder);
  await installInto(app, [
    ...packed.values(),
    ...['node', 'express'].map((name) => path.join(repository, 'node_modules/@types', name)),
  ]);
  cpSync(path.join(repository, 'demo/courses'), path.join(app, 'demo/courses'), { recursive: true });
  for (const file of ['consumer.ts', 'plug-in.mjs', 'widget.js']) cpSync(own(file), path.join(app, file));
  const [, program = ''] =
    /^```ts\n([^]*?)^```/m.exec(readFileSync(path.join(repository, 'README.md'), 'utf8')) ?? [];
  writeFileSync(path.join(app, 'readme.ts'), program);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packages, from their tarballs', () => {
  it('are small: core brings at most 60 packages and 30 MB', async () => {
    const alone = path.join(folder, 'alone');
    await installInto(alone, [packed.get('@coursewright/core') ?? '']);
    const { packages, megabytes } = sizeOf(alone);
    console.log(`@coursewright/core installs ${packages} packages, ${megabytes.toFixed(1)} MB`);
    expect(packages).toBeLessThanOrEqual(60);
    expect(megabytes).toBeLessThanOrEqual(30);
  });

  it('hold no test, no source map and no source', async () => {
    for (const [name, tarball] of packed) {
      const files = (await run('tar', ['-tzf', tarball], { cwd: folder })).trim().split('\n');
      expect([
        name,
        files.filter((file) => /\.test\.|\.map$|tsbuildinfo|^package\/src\//.test(file)),
      ]).toEqual([name, []]);
      if (name.startsWith('@')) expect(files).toContain('package/README.md');
    }
  });

  it('pass a strict tsc, their own types included', async () => {
    const settings = {
      compilerOptions: {
        target: 'es2023',
        lib: ['es2023', 'dom', 'dom.iterable'],
        module: 'nodenext',
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        noEmit: true,
        types: ['node'],
      },
      files: ['consumer.ts'],
    };
    writeFileSync(path.join(app, 'tsconfig.json'), JSON.stringify(settings));
    // Whoever binds the contract suites has a runner for them.
    symlinkSync(path.join(repository, 'node_modules/vitest'), path.join(app, 'node_modules/vitest'));
    const tsc = path.join(repository, 'node_modules/.bin/tsc');
    const said = await run(tsc, ['-p', '.'], { cwd: app, node: process.execPath }).catch(String);
    // Sequelize's own types do not stand exactOptionalPropertyTypes; ours and the program's do.
    const ours = said.split('\n').filter((line) => /^(consumer|node_modules\/@coursewright)/.test(line));
    expect(ours).toEqual([]);
  });

  it('give a widget to rollup', async () => {
    const plugins = [nodeResolve({ browser: true })];
    const bundle = await rollup({ input: path.join(app, 'widget.js'), plugins, onwarn: () => {} });
    const { output } = await bundle.generate({ format: 'es' });
    const [entry] = output;
    expect(entry.code).toContain('cw-problem');
    expect(entry.imports).toEqual([]);
  });

  it('give a widget to vite', async () => {
    const built = await build({
      root: app,
      logLevel: 'error',
      build: { write: false, rollupOptions: { input: path.join(app, 'widget.js') } },
    });
    const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
    const entry = outputs.find((one) => one.type === 'chunk' && one.isEntry);
    expect(entry?.type === 'chunk' && entry.code).toContain('cw-problem');
  });
});

describe.each([22, 24, 26])('on a plain Node %i', (major) => {
  let node = '';
  beforeAll(async () => {
    node = await plainNode(major);
  }, 300_000);
  const data = (name: string) => path.join(app, `data-${name}-${major}`);

  it('is what the following runs on', async () => {
    expect(await run(node, ['--version'], { cwd: app })).toMatch(new RegExp(`^v${major}\\.`));
  });

  it('the program of the README runs as it is', async () => {
    const text = readFileSync(path.join(repository, 'docs/guide/getting-started.md'), 'utf8');
    const [, printed] = /^```text\n([^]*?)^```/m.exec(text) ?? [];
    rmSync(path.join(app, 'data'), { recursive: true, force: true });
    expect(await run(node, ['readme.ts'], { cwd: app, node })).toBe(printed);
  });

  it('a block type from another package imports, shows, grades and exports', async () => {
    expect(JSON.parse(await run(node, ['plug-in.mjs', data('plug-in')], { cwd: app, node }))).toEqual({
      errors: [],
      task: '<p>Say <b>two</b>.</p>',
      result: { words: 2, share: 1 },
      score: { earned: 1, possible: 1 },
      same: true,
    });
  });

  it('the conformance kit and the way from ltijs come along, without ltijs', async () => {
    const command = path.join(app, 'node_modules/.bin/lti-conformance');
    expect(await run(node, [command, '--help'], { cwd: app, node })).toContain('Usage: lti-conformance');
    const program = `import { createProvider } from '@coursewright/lti-provider/ltijs';
      const provider = createProvider();
      provider.setup('a key', { file: ${JSON.stringify(data('facade'))} });
      await provider.deploy({ serverless: true });
      console.log(await provider.getAllPlatforms());
      await provider.close();`;
    const printed = await run(node, ['--input-type=module', '--eval', program], { cwd: app, node });
    expect(printed).toBe('[]\n');
    expect(existsSync(path.join(app, 'node_modules/ltijs'))).toBe(false);
    expect(existsSync(path.join(app, 'node_modules/mongoose'))).toBe(false);
  });

  it('the coursewright command works', async () => {
    const command = path.join(app, 'node_modules/.bin/coursewright');
    const imported = await run(node, [command, 'course', 'import', 'demo/courses/chance', '--json'], {
      cwd: app,
      node,
    });
    expect(JSON.parse(imported)).toMatchObject({ courseKey: 'course-v1:Coursewright+Chance+2026' });
    expect(await run(node, [command, 'doctor'], { cwd: app, node })).toContain('✓ Widgets: version 0.1.0-');
  });
});
