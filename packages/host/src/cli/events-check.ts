import { createReadStream } from 'node:fs';
import { checkLog, LogReporter, logFileNames, type LogReport } from '@coursewright/analytics';
import type { Cli } from './cli.ts';
import { counted } from './counted.ts';
import { defineCommand } from './define-command.ts';
import { exitCodes } from './exit-codes.ts';
import { writeLine } from './write-line.ts';

export const eventsCheck = defineCommand({
  name: 'events check',
  summary: 'Reads tracking logs of any site and tells what is wrong with them',
  notes: `Names that Open edX does not have, members of the wrong type with their path, faults of the envelope, times, course keys,
encodings, lines that were cut off. Prefixes of syslog and gzip are taken as they come. Values are never shown. Ends with 1 when
there are errors; warnings leave it at 0.`,
  argument: {
    name: 'FILE-OR-FOLDER',
    help: 'A log, or a folder with logs at any depth; standard input without it, or as -.',
    default: '-',
  },
  options: {
    json: {
      type: 'boolean',
      help: 'One document: {"files","lines","prefixed","errors","warnings","events":[…],"findings":[…],"unlisted"}.',
    },
    allow: {
      type: 'string',
      multiple: true,
      value: 'PREFIX',
      help: 'What the names of your own events begin with; may be given several times.',
    },
  },
  run: async ({ argument, options }, cli) => {
    const reporter = new LogReporter();
    const checking = { allow: options.allow ?? [], now: Date.now() };
    if (argument === '-') await checkInput(cli, (input) => checkLog('-', input, reporter, checking));
    else {
      for await (const file of logFileNames(argument)) {
        await checkLog(file, createReadStream(file), reporter, checking);
      }
    }
    const report = reporter.report();
    if (options.json === true) await writeLine(cli.output, JSON.stringify(report));
    else await writeReport(cli, report);
    return report.errors > 0 ? exitCodes.failed : exitCodes.ok;
  },
});

async function checkInput(
  { input, errors }: Cli,
  check: (input: Cli['input']) => Promise<void>,
): Promise<void> {
  if (input.isTTY === true) {
    await writeLine(errors, 'Reading log lines from the keyboard; Ctrl-D ends.');
  }
  await check(input);
}

async function writeReport({ output }: Cli, report: LogReport): Promise<void> {
  for (const { file, line, severity, code, name, path, message, count } of report.findings) {
    const place = line === 0 ? file : `${file}:${line}`;
    const what = [severity, code, name, path === '' ? '' : `${path}:`, message].filter((part) => part !== '');
    await writeLine(output, `${place} ${what.join(' ')}${count > 1 ? ` (${count} times)` : ''}`);
  }
  if (report.findings.length > 0) await writeLine(output, '');
  for (const { name, events, faulty, sources } of report.events) {
    const from = Object.entries(sources).map(([source, count]) => `${count} ${source}`);
    const faults = faulty > 0 ? `, ${faulty} with faults` : '';
    await writeLine(output, `${String(events).padStart(10)}  ${name}  (${from.join(', ')}${faults})`);
  }
  const { files, lines, prefixed, errors, warnings, unlisted } = report;
  if (unlisted > 0)
    await writeLine(output, `${unlisted} faults and names more are of kinds too many to list.`);
  const syslog = prefixed > 0 ? ` (${prefixed} with a prefix of syslog)` : '';
  const counts = [
    `${counted(lines, 'line')}${syslog} in ${counted(files, 'file')}`,
    counted(errors, 'error'),
    counted(warnings, 'warning'),
  ];
  await writeLine(output, counts.join(', '));
}
