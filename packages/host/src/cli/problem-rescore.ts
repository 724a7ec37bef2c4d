import { CoreError, isRefusal, serverOrigin } from '@coursewright/core';
import { defineCommand } from './define-command.ts';
import type { OpenedHost } from './opened-host.ts';
import { UsageError } from './usage-error.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

export const problemRescore = defineCommand({
  name: 'problem rescore',
  summary: 'Grades anew what learners have answered, with the problem as it is published now',
  notes: 'One learner at once; all of them in the background of a running host.',
  argument: { name: 'USAGE-KEY', help: 'block-v1:ORG+COURSE+RUN+type@problem+block@ID' },
  options: {
    as: { type: 'string', value: 'NAME', help: 'Account of the course team or site that it is done for.' },
    learner: { type: 'string', value: 'NAME', help: 'One learner; without it all of them.' },
    'only-if-higher': { type: 'boolean', help: 'A better score stays.' },
  },
  run: ({ argument: usageKey, options: { as: staff, learner, 'only-if-higher': higher } }, cli) => {
    if (staff === undefined) throw new UsageError('Say who it is done for: --as NAME.');
    return withHost(cli, async ({ engine }) => {
      const rescoring = {
        usageKey,
        onlyIfHigher: higher === true,
        askedBy: await accountOf(engine, staff),
      };
      if (learner === undefined) {
        await engine.learning.rescoreAll(rescoring);
        return writeLine(cli.output, 'A running host grades everybody anew.');
      }
      const userId = await accountOf(engine, learner);
      const done = await engine.learning.rescore({ ...rescoring, userId }, serverOrigin);
      if (isRefusal(done))
        throw new CoreError('conflict', `${learner} was not graded anew: ${done.refused}.`);
      return writeLine(cli.output, `${learner} has ${done.earned} of ${done.possible} by it.`);
    });
  },
});

async function accountOf({ learners }: OpenedHost['engine'], username: string): Promise<number> {
  const account = await learners.accountByUsername(username);
  if (account === undefined) throw new CoreError('not_found', `There is no account ${username}.`);
  return account.id;
}
