import { CoreError } from '@coursewright/core';
import { parseCommand, usage } from './command-line.ts';
import { isConformant } from './report/count-results.ts';
import { sideBySide } from './report/side-by-side.ts';
import { textReport } from './report/text-report.ts';
import { runConformance } from './run-conformance.ts';
import { openSimulation } from './simulation.ts';

/** 0: every row right; 1: some wrong; 2: the command cannot be run as it was given. */
async function main(): Promise<number> {
  const command = parseCommand(process.argv.slice(2));
  if (command === 'help') {
    console.log(usage);
    return 0;
  }
  const { tool, options, format, registrationsOnly } = command;
  if (registrationsOnly) {
    const simulation = await openSimulation(tool, options);
    console.log(JSON.stringify(simulation.registrations, undefined, 2));
    await simulation.close();
    return 0;
  }
  const report = await runConformance(tool, options);
  const printed = {
    text: () => textReport(report),
    json: () => JSON.stringify(report, undefined, 2),
    markdown: () => sideBySide([report]),
  };
  console.log(printed[format]());
  return isConformant(report.results) ? 0 : 1;
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    const isMisuse = error instanceof CoreError && error.code === 'bad_input';
    console.error(isMisuse ? `error: ${error.detail}\n\n${usage}` : error);
    process.exitCode = 2;
  },
);
