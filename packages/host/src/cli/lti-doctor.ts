import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Explanation, LaunchRecord, Registration } from '@coursewright/lti-provider';
import type { Cli } from './cli.ts';
import { defineCommand } from './define-command.ts';
import { exitCodes } from './exit-codes.ts';
import type { OpenedHost } from './opened-host.ts';
import { UsageError } from './usage-error.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

type Doctor = OpenedHost['lti']['doctor'];

export const ltiDoctor = defineCommand({
  name: 'lti doctor',
  summary: 'Explains refused LTI launches: the cause, and what to do in that LMS',
  notes: `Without --token it lists the last launches that were refused; with ID, the number on the learner's page, that one.
FILE holds an id_token, as a browser's network tools show it; everything that is wrong with it is told, its signature judged
by the LMS's published keys. Nothing of it is kept. Ends with 1 when the token has a fault.`,
  argument: { name: 'ID', help: 'The number on the page of a refused launch.', default: 'all' },
  options: {
    token: { type: 'string', value: 'FILE', help: 'Examines the id_token in it; - is standard input.' },
    language: { type: 'string', value: 'en|es', help: 'Of the explanations; default en.' },
    limit: { type: 'string', value: 'N', help: 'How many launches are listed; default 20.' },
    json: { type: 'boolean', help: 'A JSON line a launch, or one document for a token.' },
  },
  run: async ({ argument: id, options }, cli) => {
    const language = languageOf(options.language);
    const { token: file, json = false } = options;
    if (file !== undefined) return examine(cli, { file, language, json });
    const limit = limitOf(options.limit);
    return withHost(cli, async ({ lti }) => {
      const records =
        id === 'all'
          ? (await lti.doctor.launches({ outcome: 'refused', limit })).items
          : [await lti.doctor.launch(id)];
      const platforms = await lti.platforms.list();
      for (const record of records) {
        if (record === undefined) throw new UsageError(`No launch ${id} is kept; they are kept for a week.`);
        await tell(cli, { record, platforms, doctor: lti.doctor, language, json });
      }
      if (records.length === 0 && !json) {
        await writeLine(cli.output, 'No launch was refused in the last seven days.');
      }
      return exitCodes.ok;
    });
  },
});

async function tell(
  cli: Cli,
  facts: {
    readonly record: LaunchRecord;
    readonly platforms: readonly Registration[];
    readonly doctor: Doctor;
    readonly language: 'en' | 'es';
    readonly json: boolean;
  },
): Promise<void> {
  const { record, platforms, doctor, language, json } = facts;
  const { code, product, registrationId } = record;
  const registration = platforms.find(({ id }) => id === registrationId);
  const about = { ...(product !== undefined && { product }), ...registration };
  const explanation =
    code === undefined ? undefined : doctor.explain({ refused: code, facts: record.facts }, about, language);
  if (json) {
    await writeLine(cli.output, JSON.stringify({ ...record, explanation }));
    return;
  }
  const time = new Date(record.at / 1000).toISOString();
  await writeLine(cli.output, `${time}  ${record.id}  ${registration?.name ?? 'an unknown platform'}`);
  if (explanation === undefined) await writeLine(cli.output, '  It was opened.');
  else await writeExplanation(cli, explanation);
}

async function examine(
  cli: Cli,
  { file, language, json }: { readonly file: string; readonly language: 'en' | 'es'; readonly json: boolean },
): Promise<number> {
  const token = file === '-' ? await text(cli.input) : await readFile(file, 'utf8');
  return withHost(cli, async ({ lti: { doctor } }) => {
    const { registration, faults, expiredFor, header, claims } = await doctor.examine(token);
    const explanations = faults.map((fault) => doctor.explain(fault, registration ?? {}, language));
    if (json) {
      const found = { platform: registration?.id, expiredFor, faults: explanations, header, claims };
      await writeLine(cli.output, JSON.stringify(found));
    } else {
      if (registration !== undefined)
        await writeLine(cli.output, `For ${registration.name} (${registration.id}).`);
      if (expiredFor !== undefined && expiredFor > 0) {
        await writeLine(
          cli.output,
          `It ran out ${expiredFor} seconds ago; it is judged as of when it was issued.`,
        );
      }
      for (const explanation of explanations) await writeExplanation(cli, explanation);
      if (explanations.length === 0) await writeLine(cli.output, '✓ No fault was found.');
      await writeLine(
        cli.output,
        'Not judged, since a token alone does not tell: state and nonce of the login, the browser, and whether it was used before.',
      );
    }
    return explanations.length === 0 ? exitCodes.ok : exitCodes.failed;
  });
}

async function writeExplanation({ output }: Cli, explanation: Explanation): Promise<void> {
  const { code, section, cause, fix, lms } = explanation;
  await writeLine(output, `✗ ${cause}`);
  await writeLine(output, `    ${lms === undefined ? '' : `${lms}: `}${fix}`);
  await writeLine(output, `    ${code}, ${section}`);
}

function languageOf(given: string | undefined): 'en' | 'es' {
  if (given === undefined || given === 'en') return 'en';
  if (given === 'es') return 'es';
  throw new UsageError(`--language ${given}: it is en or es.`);
}

function limitOf(given = '20'): number {
  const limit = Number(given);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 1000) return limit;
  throw new UsageError(`--limit ${given}: it is a number from 1 to 1000.`);
}
