import { existsSync } from 'node:fs';
import { CoreError } from '@coursewright/core';
import { backUpHost } from '../backup/back-up-host.ts';
import { readSettings } from '../settings.ts';
import { defineCommand } from './define-command.ts';
import { exitCodes } from './exit-codes.ts';
import { writeLine } from './write-line.ts';

export const backup = defineCommand({
  name: 'backup',
  summary: 'Writes everything the host keeps into one file, beside a live host too',
  notes:
    'Keep the file as safe as the data folder: it holds password hashes, the secret and what learners wrote. Ends with 1 when a file of a course could not be read; the backup is written without it.',
  argument: { name: 'FILE', help: 'A .tar, or compressed .tar.gz.' },
  options: {
    force: { type: 'boolean', help: 'Replaces what is at the place.' },
    json: { type: 'boolean', help: 'One document: {"file","rows","files","bytes","lostFiles"}.' },
  },
  run: async ({ argument: file, options: { force, json } }, cli) => {
    if (existsSync(file) && force !== true) {
      throw new CoreError('already_there', `${file} is there; --force replaces it.`);
    }
    const report = await backUpHost(cli.openStores, readSettings(cli.env), { file, version: cli.version });
    if (json === true) await writeLine(cli.output, JSON.stringify({ file, ...report }));
    else await writeLine(cli.output, `Wrote ${file}: ${report.rows} records, ${report.files} files.`);
    for (const lost of report.lostFiles) {
      await writeLine(cli.errors, `warning: the file ${lost} of a course is missing or damaged`);
    }
    return report.lostFiles.length > 0 ? exitCodes.failed : exitCodes.ok;
  },
});
