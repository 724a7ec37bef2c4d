import { formatInstant } from '@coursewright/core';
import { scoreStates, type OutboxScore } from '@coursewright/lti-provider';
import { defineCommand } from './define-command.ts';
import { UsageError } from './usage-error.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

const pageSize = 500;

export const ltiGrades = defineCommand({
  name: 'lti grades',
  summary: 'Shows the grades on their way to LMSs, and why one is not there',
  notes: `A grade waits until it is sent, and is tried again while the LMS is busy or down. It has failed when the LMS
refuses it; coursewright lti resync sends it anew.`,
  options: {
    failed: { type: 'boolean', help: 'The grades that LMSs have refused.' },
    waiting: { type: 'boolean', help: 'The grades that are yet to be sent.' },
    platform: { type: 'string', value: 'ID', help: 'Of one LMS only.' },
    json: { type: 'boolean', help: 'A JSON line an LMS, and one a grade.' },
  },
  run: ({ options: { failed, waiting, platform, json = false } }, cli) => {
    if (failed === true && waiting === true) throw new UsageError('--failed or --waiting, not both.');
    const state = failed === true ? 'failed' : waiting === true ? 'waiting' : undefined;
    return withHost(cli, async ({ lti }) => {
      const platforms =
        platform === undefined ? await lti.platforms.list() : [await lti.platforms.get(platform)];
      for (const { id, name } of platforms) {
        const { counts, courier } = await lti.grades.situation(id);
        const pause = courier.pausedUntil === undefined ? '' : `  paused: ${courier.reason ?? ''}`;
        const numbers = scoreStates.map((one) => `${counts[one]} ${one}`).join(', ');
        await writeLine(
          cli.output,
          json
            ? JSON.stringify({ platform: id, name, counts, courier })
            : `${name}  ${id}  ${numbers}${pause}`,
        );
        if (state === undefined) continue;
        for (let after: string | undefined; ;) {
          const page = await lti.grades.outbox({
            registrationId: id,
            state,
            limit: pageSize,
            ...(after !== undefined && { after }),
          });
          for (const score of page.items) {
            await writeLine(cli.output, json ? JSON.stringify(score) : `  ${lineOf(score)}`);
          }
          if (page.next === undefined) break;
          after = page.next;
        }
      }
    });
  },
});

function lineOf({ linkId, userId, usageKey, since, error }: OutboxScore): string {
  const why = error === undefined ? '' : `  ${error}`;
  return `${formatInstant(since)}  learner ${userId}  ${usageKey}  link ${linkId}${why}`;
}
