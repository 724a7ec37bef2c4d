import type { Json } from '@coursewright/core/shared';
import { needed } from '../projection/refused-event.ts';
import { textAt, valueAt, type TrackingEvent } from '../projection/tracking-event.ts';
import { filled, type CaliperFamily, type CaliperMapping } from './define-caliper.ts';
import { partOfCourse } from './part-of-course.ts';

function navigation(
  parts: (...args: Parameters<CaliperMapping['parts']>) => Readonly<Record<string, Json | undefined>>,
): CaliperMapping {
  return {
    types: ['NavigationEvent'],
    parts: (event, settings) => ({
      type: 'NavigationEvent',
      action: 'NavigatedTo',
      object: filled(parts(event, settings)),
    }),
  };
}

/** To an address. */
function toTarget(type: string): CaliperMapping {
  return navigation((event, settings) => ({
    id: needed(textAt(event, 'data', 'target_url'), 'data.target_url'),
    type,
    name: valueAt(event, 'data', 'target_name'),
    extensions: partOfCourse(event, settings),
  }));
}

/** Within a subsection. */
function inSequence(type: string, target: (event: TrackingEvent) => Json | undefined): CaliperMapping {
  return navigation((event, settings) => ({
    id: `${settings.lmsRoot}/xblock/${needed(textAt(event, 'data', 'id'), 'data.id')}`,
    type,
    name: 'Unit',
    extensions: filled({
      tab_count: valueAt(event, 'data', 'tab_count'),
      current_tab: valueAt(event, 'data', 'current_tab'),
      target: target(event),
      ...partOfCourse(event, settings),
    }),
  }));
}

const targetTab = (event: TrackingEvent) => valueAt(event, 'data', 'target_tab');
const olderOutline = inSequence('DigitalResource', targetTab);

export const navigationCaliper: CaliperFamily = {
  'edx.ui.lms.link_clicked': toTarget('Webpage'),
  'edx.ui.lms.outline.selected': toTarget('DigitalResource'),
  'edx.ui.lms.sequence.tab_selected': inSequence('DigitalResourceCollection', targetTab),
  'edx.ui.lms.sequence.next_selected': inSequence('DigitalResourceCollection', () => 'next unit'),
  'edx.ui.lms.sequence.previous_selected': inSequence('DigitalResourceCollection', () => 'previous unit'),
  // Under its older name the original takes it for a step in the subsection, which needs an id.
  'edx.ui.lms.sequence.outline.selected': {
    types: olderOutline.types,
    parts: (event, settings) =>
      (textAt(event, 'data', 'id') === undefined ? toTarget('DigitalResource') : olderOutline).parts(
        event,
        settings,
      ),
  },
};
