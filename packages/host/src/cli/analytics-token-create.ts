import { createApiToken } from '../accounts/tokens/api-tokens.ts';
import { defineCommand } from './define-command.ts';
import { positiveDays } from './positive-days.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

export const analyticsTokenCreate = defineCommand({
  name: 'analytics token create',
  summary: 'Makes a token with which a program reads the analytics API; shows it once',
  notes:
    'The program sends it as "Authorization: Token …". Without --user it is a service and sees every course.',
  argument: { name: 'NAME', help: 'What you call the program.' },
  options: {
    user: { type: 'string', value: 'USERNAME', help: 'It sees the courses on whose team this account is.' },
    days: {
      type: 'string',
      value: 'DAYS',
      help: 'How many days it is good for, up to 3660. Default: for ever.',
    },
    json: { type: 'boolean', help: 'One document: {"id","name","token"}.' },
  },
  run: ({ argument: name, options: { user: username, days: given, json } }, cli) => {
    const days = given === undefined ? undefined : positiveDays('--days', given);
    return withHost(cli, async (host) => {
      const { token, secret } = await createApiToken(
        { ...host, learners: host.engine.learners },
        { name, username, days },
      );
      if (json === true) {
        await writeLine(cli.output, JSON.stringify({ id: token.id, name: token.name, token: secret }));
        return;
      }
      await writeLine(cli.output, `Id     ${token.id}`);
      await writeLine(cli.output, `Token  ${secret}   (it is not kept: copy it now)`);
    });
  },
});
