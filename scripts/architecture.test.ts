import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './own-node.js';

const text = readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8');
const named = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

/** Folders of sources, from the root. */
const rooms = ['packages/core', 'packages/lti-provider', 'packages/widgets', 'packages/analytics']
  .concat('packages/host', 'demo', 'bench')
  .flatMap((workspace) =>
    readdirSync(path.join(root, workspace, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !['testing', 'adapters'].includes(entry.name))
      .map(({ name }) => ({ workspace, name })),
  );

describe('ARCHITECTURE.md', () => {
  it('names every path as it is', () => {
    const paths = named.filter((code) => /^(packages|demo|bench|scripts|docs)\/[\w./-]+$/.test(code));
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((one) => !existsSync(path.join(root, one)))).toEqual([]);
  });

  it.each(rooms.filter(({ workspace }) => workspace !== 'bench'))(
    'says what is in $workspace/src/$name',
    ({ name }) => {
      expect(named).toContain(`${name}/`);
    },
  );

  it('stays within two pages', () => {
    expect(text.split('\n').length).toBeLessThan(130);
  });
});
