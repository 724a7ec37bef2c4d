import { runChecks } from './run-checks.ts';

/** `npm run check [NAME…]`: all checks that need no browser and no service, or those named. */
const results = await runChecks(process.argv.slice(2));
process.exit(results.every((result) => result.passed) ? 0 : 1);
