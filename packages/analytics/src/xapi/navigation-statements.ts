import type { Json } from '@coursewright/core/shared';
import { needed } from '../projection/refused-event.ts';
import { textAt, valueAt, type TrackingEvent } from '../projection/tracking-event.ts';
import { activity, forNames, given, type XapiFamily, type XapiMapping } from './define-xapi.ts';
import { activityTypes, extensionIris } from './iris.ts';

function inSequence(endsAt: (event: TrackingEvent) => Json | undefined): XapiMapping {
  return {
    verb: 'navigated',
    parts: (event, { lmsRoot }) => ({
      object: activity(`${lmsRoot}/xblock/${needed(textAt(event, 'data', 'id'), 'data.id')}`, {
        type: activityTypes.resource,
        extensions: given({ [extensionIris.totalItems]: valueAt(event, 'data', 'tab_count') }),
      }),
      extensions: given({
        [extensionIris.startingPosition]: valueAt(event, 'data', 'current_tab'),
        [extensionIris.endingPoint]: endsAt(event),
      }),
    }),
  };
}

export const navigationStatements: XapiFamily = {
  'edx.ui.lms.link_clicked': {
    verb: 'navigated',
    parts: (event) => ({
      object: activity(needed(textAt(event, 'data', 'target_url'), 'data.target_url'), {
        type: activityTypes.link,
      }),
    }),
  },
  ...forNames(['edx.ui.lms.outline.selected', 'edx.ui.lms.sequence.outline.selected'], {
    verb: 'navigated',
    parts: (event) => ({
      object: activity(needed(textAt(event, 'data', 'target_url'), 'data.target_url'), {
        name: { en: needed(textAt(event, 'data', 'target_name'), 'data.target_name') },
        type: activityTypes.module,
      }),
    }),
  }),
  'edx.ui.lms.sequence.tab_selected': inSequence((event) => valueAt(event, 'data', 'target_tab')),
  'edx.ui.lms.sequence.next_selected': inSequence(() => 'next unit'),
  'edx.ui.lms.sequence.previous_selected': inSequence(() => 'previous unit'),
};
