import { blockRegistry, checkOlx } from '@coursewright/core';
import { defineCommand } from './define-command.ts';
import { exitCodes } from './exit-codes.ts';
import { findingCounts, writeFindings } from './write-findings.ts';
import { writeLine } from './write-line.ts';

export const courseCheck = defineCommand({
  name: 'course check',
  summary: 'Reads a course and tells what is wrong with it, without storing it',
  notes: 'Ends with 1 when there are errors; warnings and notes leave it at 0.',
  argument: { name: 'FILE-OR-FOLDER', help: 'A .tar.gz archive, or the folder that has course.xml in it.' },
  options: {
    json: { type: 'boolean', help: 'One document: {"findings":[…],"errors":N,"warnings":N,"infos":N}.' },
    folder: { type: 'string', value: 'PATH', help: 'The course folder, where the source has several.' },
  },
  run: async ({ argument, options }, cli) => {
    const { fieldTables, formats } = blockRegistry(await cli.plugins());
    const { folder } = options;
    const findings = await checkOlx(argument, {
      fieldTables,
      formats,
      ...(folder !== undefined && { folder }),
    });
    if (options.json === true) {
      await writeLine(cli.output, JSON.stringify({ findings, ...findingCounts(findings) }));
    } else {
      await writeFindings(cli.output, findings);
    }
    return findings.some(({ severity }) => severity === 'error') ? exitCodes.failed : exitCodes.ok;
  },
});
