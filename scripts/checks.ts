export interface Check {
  readonly name: string;
  /** Below the root, starting with a slash; the root itself where absent. */
  readonly cwd?: string;
  readonly command: readonly [string, ...string[]];
}

const sources = ['packages', 'demo', 'bench', 'scripts'];
const published = ['core', 'lti-provider', 'widgets', 'analytics', 'host'];

/** Everything that must hold of the code itself, in the order in which failures are most useful. Needs a build. */
export const checks: readonly Check[] = [
  { name: 'types', command: ['tsc', '-b'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings', ...sources] },
  { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'] },
  {
    name: 'layers',
    command: ['depcruise', '--config', '.dependency-cruiser.mjs', '--output-type', 'err', ...sources],
  },
  { name: 'unused', command: ['knip', '--no-progress'] },
  { name: 'licences', command: ['node', 'scripts/check-licences.ts'] },
  {
    name: 'docs',
    command: ['node', '--conditions=@coursewright/source', 'scripts/docs.ts', '--check'],
  },
  { name: 'file-sizes', command: ['node', 'scripts/check-file-sizes.ts'] },
  { name: 'bundle-size', command: ['size-limit'] },
  ...published.flatMap((name): Check[] => [
    { name: `publint-${name}`, cwd: `/packages/${name}`, command: ['publint', '--strict'] },
    {
      name: `types-resolve-${name}`,
      cwd: `/packages/${name}`,
      command: ['attw', '--pack', '.', '--profile', 'esm-only'],
    },
  ]),
];
