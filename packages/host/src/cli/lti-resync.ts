import { defineCommand } from './define-command.ts';
import { UsageError } from './usage-error.ts';
import { withHost } from './with-host.ts';
import { writeLine } from './write-line.ts';

export const ltiResync = defineCommand({
  name: 'lti resync',
  summary: 'Sends the newest grades to LMSs anew',
  notes:
    'A running host sends them; a pause of the LMS ends. It may be repeated: the newest grade is what stays.',
  options: {
    platform: { type: 'string', value: 'ID', help: 'Of one LMS, as coursewright lti grades shows it.' },
    link: { type: 'string', value: 'ID', help: 'Of one link or column.' },
    learner: { type: 'string', value: 'NUMBER', help: 'Of one learner there.' },
  },
  run: ({ options: { platform: registrationId, link: linkId, learner } }, cli) => {
    if (registrationId === undefined && linkId === undefined) {
      throw new UsageError('Say which grades: --platform ID or --link ID.');
    }
    if (learner !== undefined && !/^[1-9]\d{0,15}$/.test(learner)) {
      throw new UsageError(`${learner} is not the number of a learner.`);
    }
    return withHost(cli, async ({ lti }) => {
      if (registrationId !== undefined) await lti.platforms.get(registrationId);
      const count = await lti.grades.resync({
        ...(registrationId !== undefined && { registrationId }),
        ...(linkId !== undefined && { linkId }),
        ...(learner !== undefined && { userId: Number(learner) }),
      });
      await writeLine(cli.output, `${count} ${count === 1 ? 'grade is' : 'grades are'} on the way again.`);
    });
  },
});
