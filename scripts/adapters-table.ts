import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { adaptersPage, resultsHeading } from './docs/adapters-page.ts';
import { contractPromises } from './docs/contract-promises.ts';
import { contractResults } from './docs/contract-results.ts';
import { root } from './own-node.js';

// node scripts/run.js scripts/adapters-table.ts [--check]: writes docs/adapters.md from the report that tests leave when they ran
// with every service:
//   eval "$(node scripts/run.js scripts/services.ts up)"
//   ADAPTERS=all npm test packages/core/src/adapters packages/lti-provider/src packages/host/src/adapters
// With `--check`, only says whether the tables there are those of the report.
const page = path.join(root, 'docs/adapters.md');
const report = path.join(root, '.cache/vitest.json');
try {
  const promises = await contractPromises();
  const text = await format(
    adaptersPage(promises, contractResults(readFileSync(report, 'utf8'), promises.keys())),
    {
      ...(await resolveConfig(page)),
      parser: 'markdown',
    },
  );
  if (!process.argv.includes('--check')) writeFileSync(page, text);
  // Versions of servers are those of the machine that wrote the page.
  else if (tables(text) !== tables(readFileSync(page, 'utf8')))
    throw new Error(
      'Not current: docs/adapters.md. node scripts/run.js scripts/adapters-table.ts writes it.',
    );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function tables(text: string): string {
  return text.slice(text.indexOf(resultsHeading));
}
