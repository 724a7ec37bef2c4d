import { formatInstant } from '@coursewright/core';
import { defineCommand } from './define-command.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

export const analyticsTokenList = defineCommand({
  name: 'analytics token list',
  summary: 'Lists the programs that may read the analytics API',
  options: { json: { type: 'boolean', help: 'A JSON line a token.' } },
  run: ({ options: { json } }, cli) =>
    withHost(cli, async ({ records, engine }) => {
      for (const { id, name, userId, created, expires } of await records.read(({ apiTokens }) =>
        apiTokens.list(),
      )) {
        const user = userId === undefined ? undefined : (await engine.learners.account(userId)).username;
        const at = formatInstant(created);
        const until = expires === undefined ? undefined : formatInstant(expires);
        const line = `${id}  ${name}  ${user ?? '(service: every course)'}  ${at}${until === undefined ? '' : `  until ${until}`}`;
        const document = {
          id,
          name,
          ...(user !== undefined && { user }),
          created: at,
          ...(until !== undefined && { expires: until }),
        };
        await writeLine(cli.output, json === true ? JSON.stringify(document) : line);
      }
    }),
});
