import { defineCommand } from './define-command.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

export const courseList = defineCommand({
  name: 'course list',
  summary: 'Lists the courses that are stored',
  options: { json: { type: 'boolean', help: 'A JSON line a course.' } },
  run: ({ options: { json } }, cli) =>
    withHost(cli, async ({ engine }) => {
      const courses = await engine.courses.list();
      for (const course of courses) {
        const line = json === true ? JSON.stringify(course) : `${course.courseKey}  ${course.title}`;
        await writeLine(cli.output, line);
      }
      if (courses.length === 0 && json !== true) {
        await writeLine(cli.errors, 'There is no course yet; coursewright course import FILE brings one.');
      }
    }),
});
