import { defineCommand } from './define-command.ts';
import { withHost } from './with-host.ts';
import { progressLine } from './progress-line.ts';
import { writeFindings } from './write-findings.ts';
import { writeLine } from './write-line.ts';

export const courseImport = defineCommand({
  name: 'course import',
  summary: 'Stores a course and publishes it',
  notes:
    'A course that is there already becomes a new version. What could not be read is reported and kept as it is.',
  argument: { name: 'FILE-OR-FOLDER', help: 'A .tar.gz archive, or the folder that has course.xml in it.' },
  options: {
    key: {
      type: 'string',
      value: 'KEY',
      help: 'Stores it as course-v1:ORG+COURSE+RUN instead of its own key.',
    },
    author: { type: 'string', value: 'NAME', help: 'Who made the version; default coursewright.' },
    quiet: { type: 'boolean', help: 'Does not list what was found.' },
    json: { type: 'boolean', help: 'The report as one document.' },
  },
  run: ({ argument, options: { key, author = 'coursewright', quiet, json } }, cli) =>
    withHost(cli, async ({ engine }) => {
      const progress = progressLine(cli.errors);
      const report = await engine.courses
        .import({
          source: argument,
          author,
          ...(key !== undefined && { courseKey: key }),
          onProgress: progress.show,
        })
        .finally(progress.clear);
      if (json === true) {
        await writeLine(cli.output, JSON.stringify(report));
        return;
      }
      if (quiet !== true) await writeFindings(cli.output, report.findings);
      const { courseKey, blocks, files, commit } = report;
      await writeLine(
        cli.output,
        `Imported ${courseKey}: ${blocks} blocks, ${files} files, version ${commit.slice(0, 12)}.`,
      );
    }),
});
