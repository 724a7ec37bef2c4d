// The layers of DESIGN §2 as errors. scripts/layering.test.ts plants a violation of each rule and sees it fire.
const TEST = '\\.(test|browser\\.test|contract)\\.ts$|/testing(\\.ts$|/)|/test/|/e2e/';
const BROWSER_SAFE = '^packages/core/src/(shared|keys|problems|olx/xml)/';
const ENTRY = '^packages/core/src/(embedded|sql|folder|mongodb|bullmq|s3|pyodide|bubblewrap|testing)\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'core-imports-no-sibling',
      comment: 'core is the bottom: it knows no other package.',
      severity: 'error',
      from: { path: '^packages/core/' },
      to: { path: '^(packages/(?!core/)|demo/|bench/)' },
    },
    {
      name: 'only-demo-and-bench-import-host',
      severity: 'error',
      from: { path: '^packages/(?!host/)' },
      to: { path: '^(packages/host/|demo/|bench/)' },
    },
    {
      name: 'host-imports-no-demo',
      severity: 'error',
      from: { path: '^packages/host/' },
      to: { path: '^(demo|bench)/' },
    },
    {
      name: 'siblings-do-not-meet',
      severity: 'error',
      from: { path: '^packages/(lti-provider|analytics|widgets)/' },
      to: { path: '^packages/(lti-provider|analytics|widgets)/', pathNot: '^packages/$1/' },
    },
    {
      name: 'widgets-take-types-and-browser-safe-core',
      comment: 'A runtime import of core from widgets stays within the folders that run in a page.',
      severity: 'error',
      from: { path: '^packages/widgets/src/', pathNot: TEST },
      to: { path: '^packages/core/', pathNot: BROWSER_SAFE, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'shared-is-bottom',
      severity: 'error',
      from: { path: '^packages/core/src/shared/', pathNot: TEST },
      to: { path: '^packages/core/src/(?!shared/)' },
    },
    {
      name: 'keys-stand-on-shared',
      severity: 'error',
      from: { path: '^packages/core/src/keys/', pathNot: TEST },
      to: { path: '^packages/core/src/(?!shared/|keys/)' },
    },
    {
      name: 'domain-knows-no-adapter',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: `^packages/core/src/adapters/|${ENTRY}|${TEST}` },
      to: { path: '^packages/core/src/adapters/' },
    },
    {
      name: 'domain-knows-no-driver',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: `^packages/core/src/adapters/|${TEST}` },
      to: {
        path: 'node_modules/(sequelize|mysql2|mongodb|bullmq|ioredis|@opensearch-project|@aws-sdk)/|^(node:)?sqlite$',
      },
    },
    {
      name: 'browser-safe-folders-know-no-node',
      severity: 'error',
      from: { path: `${BROWSER_SAFE}|^packages/widgets/src/`, pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-store-of-another-domain',
      comment:
        "Between domains: the other's service or type, never its store. Files by hash are ground that all stand on; a backup goes through all of them.",
      severity: 'error',
      from: {
        path: '^packages/core/src/([^/]+)/',
        pathNot: `^packages/core/src/(adapters|records|backup)/|${TEST}`,
      },
      to: {
        path: '^packages/core/src/[^/]+/[^/]+-store\\.port\\.ts$',
        pathNot: '^packages/core/src/($1|files)/',
      },
    },
    {
      name: 'only-compose-wires-adapters',
      severity: 'error',
      from: {
        path: '^packages/host/src/',
        pathNot: `^packages/host/src/(compose\\.ts$|compose/|adapters/)|${TEST}`,
      },
      to: {
        path: '^packages/(core/src/(adapters/|embedded\\.ts$)|host/src/adapters/|lti-provider/src/adapters/)',
      },
    },
    {
      name: 'contracts-stay-in-tests',
      severity: 'error',
      from: { path: '^packages/', pathNot: TEST },
      to: { path: '\\.contract\\.ts$' },
    },
    {
      name: 'product-imports-no-test',
      severity: 'error',
      from: { path: '^(packages|demo|bench)/', pathNot: TEST },
      to: { path: '\\.test\\.ts$' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|vitest/browser|coursewright-word-count-block$)' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: {
      conditionNames: ['@coursewright/source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
