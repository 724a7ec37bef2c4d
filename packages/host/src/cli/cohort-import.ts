import { createReadStream } from 'node:fs';
import { CoreError, serverOrigin, type CohortService } from '@coursewright/core';
import { csvRows } from './csv-rows.ts';
import { defineCommand } from './define-command.ts';
import { UsageError } from './usage-error.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

export const cohortImport = defineCommand({
  name: 'cohort import',
  summary: 'Puts learners of a course into cohorts, and makes those that are not there',
  notes:
    'The file is Open edX’s: CSV with the columns cohort and username, email or both. A learner is in one cohort of a course. Exit code 1 when somebody was not found.',
  argument: { name: 'COURSE-KEY', help: 'course-v1:ORG+COURSE+RUN' },
  options: {
    csv: { type: 'string', value: 'FILE', help: 'What is read; standard input without it.' },
  },
  run: ({ argument: courseKey, options: { csv } }, cli) =>
    withHost(cli, async ({ engine: { cohorts } }) => {
      const counts = { added: 0, changed: 0, present: 0, unknown: 0 };
      for await (const { line, fields } of csvRows(csv === undefined ? cli.input : createReadStream(csv))) {
        const name = fields.get('cohort')?.trim() ?? '';
        const learners = [fields.get('username'), fields.get('email')].filter((one) => one?.trim());
        if (name === '' || learners.length === 0)
          throw new UsageError(`Line ${line} has no cohort, or neither username nor email.`);
        const cohortId = await cohortNamed(cohorts, courseKey, name);
        let is: keyof typeof counts = 'unknown';
        for (const learner of learners) {
          if (is !== 'unknown' || learner === undefined) break;
          ({ is } = await cohorts.addLearner({ courseKey, cohortId, learner }, serverOrigin));
        }
        counts[is] += 1;
        if (is === 'unknown')
          await writeLine(
            cli.errors,
            `Line ${line}: nobody of the course is called ${learners.join(' or ')}.`,
          );
      }
      const { added, changed, present, unknown } = counts;
      await writeLine(
        cli.output,
        `${added} put into a cohort, ${changed} moved from another, ${present} were there, ${unknown} not found.`,
      );
      return unknown === 0 ? 0 : 1;
    }),
});

/** Made where it is not there, by whoever is first. */
async function cohortNamed(cohorts: CohortService, courseKey: string, name: string): Promise<number> {
  const known = await cohorts.cohortByName(courseKey, name);
  if (known !== undefined) return known.id;
  try {
    return (await cohorts.createCohort({ courseKey, name }, serverOrigin)).id;
  } catch (error) {
    const made = await cohorts.cohortByName(courseKey, name);
    if (error instanceof CoreError && error.code === 'conflict' && made !== undefined) return made.id;
    throw error;
  }
}
