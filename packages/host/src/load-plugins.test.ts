import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadPlugins } from './load-plugins.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-plugins-'));
afterAll(() => rmSync(folder, { recursive: true }));
const plugin = (name: string, code: string) => {
  const file = path.join(folder, name);
  writeFileSync(file, code);
  return file;
};
const block = (type: string) =>
  `{ type: '${type}', fields: {}, completion: 'completable', view: async () => ({}) }`;

describe('plugins', () => {
  it('bring block types, as `blocks` or by default', async () => {
    const one = plugin('one.mjs', `export const blocks = [${block('poll')}];`);
    const two = plugin('two.mjs', `export default [${block('map')}];`);
    expect((await loadPlugins([one, two])).map(({ type }) => type)).toEqual(['poll', 'map']);
  });

  it.each([
    ['no-list.mjs', 'export const nothing = 1;', 'exports no list'],
    ['no-block.mjs', 'export const blocks = [{ type: "x" }];', 'defineBlock'],
    ['broken.mjs', 'throw new Error("out of order");', 'out of order'],
  ])('that are wrong are named: %s', async (name, code, complaint) => {
    const file = plugin(name, code);
    await expect(loadPlugins([file])).rejects.toThrow(complaint);
    await expect(loadPlugins([file])).rejects.toThrow(name);
  });

  it('that are not there are named', async () => {
    await expect(loadPlugins(['no-such-package'])).rejects.toMatchObject({
      code: 'not_configured',
      detail: expect.stringContaining('COURSEWRIGHT_PLUGINS: no-such-package'),
    });
  });

  it('do not bring the same type twice', async () => {
    const file = plugin('twice.mjs', `export const blocks = [${block('poll')}, ${block('poll')}];`);
    await expect(loadPlugins([file])).rejects.toThrow('poll');
  });
});
