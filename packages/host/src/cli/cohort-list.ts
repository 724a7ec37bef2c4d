import { defineCommand } from './define-command.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

export const cohortList = defineCommand({
  name: 'cohort list',
  summary: 'Lists the cohorts of a course',
  argument: { name: 'COURSE-KEY', help: 'course-v1:ORG+COURSE+RUN' },
  options: { json: { type: 'boolean', help: 'One document: [{"id","name","members"}].' } },
  run: ({ argument: courseKey, options: { json } }, cli) =>
    withHost(cli, async ({ engine }) => {
      const all = (await engine.cohorts.cohorts(courseKey)).map(({ id, name, members }) => ({
        id,
        name,
        members,
      }));
      if (json === true) return writeLine(cli.output, JSON.stringify(all));
      for (const { id, name, members } of all) await writeLine(cli.output, `${id}\t${name}\t${members}`);
    }),
});
