import { defineCommand } from './define-command.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

export const embedKeyList = defineCommand({
  name: 'embed-key list',
  summary: 'Lists the sites that may put courses into their pages',
  options: { json: { type: 'boolean', help: 'A JSON line a key.' } },
  run: ({ options: { json } }, cli) =>
    withHost(cli, async ({ records }) => {
      for (const key of await records.read(({ embedKeys }) => embedKeys.list())) {
        const { id, name, origins, courses } = key;
        const line = `${id}  ${name}  ${origins.join(' ')}  ${courses.join(' ')}`;
        await writeLine(cli.output, json === true ? JSON.stringify(key) : line);
      }
    }),
});
