import { needed } from '../projection/refused-event.ts';
import { secondsOf as numberOf } from '../projection/durations.ts';
import { textAt, valueAt } from '../projection/tracking-event.ts';
import { activity, type XapiFamily } from './define-xapi.ts';
import { activityTypes, extensionIris } from './iris.ts';

export const completionStatements: XapiFamily = {
  'edx.completion.block_completion.changed': {
    verb: 'progressed',
    parts: (event, { lmsRoot }) => {
      const block = needed(textAt(event, 'data', 'block_id'), 'data.block_id');
      const completion = needed(numberOf(valueAt(event, 'data', 'completion')), 'data.completion');
      return {
        object: activity(`${lmsRoot}/xblock/${block}`, { type: activityTypes.resource }),
        result: { completion: completion === 1, extensions: { [extensionIris.progress]: completion * 100 } },
      };
    },
  },
};
