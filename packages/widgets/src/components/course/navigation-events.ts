import type { Connection } from '../../api/connection.ts';
import type { UnitPlace } from './course-place.ts';

/** How a learner left a unit. */
export type Departure =
  { readonly by: 'next' | 'previous' } | { readonly by: 'outline' | 'link'; readonly address: string };

type Step = Departure & { readonly from: UnitPlace | undefined; readonly to: UnitPlace | undefined };

/** Tells of a step in the course. Names and members: Open edX developer guide, tracking logs, "Course Navigation Events". */
export function tellNavigation({ events }: Connection, courseId: string, step: Step): void {
  const { from, to } = step;
  switch (step.by) {
    case 'next':
    case 'previous': {
      const subsection = from?.path.at(-1);
      if (from === undefined || subsection === undefined) return;
      const units = subsection.children;
      events.add({
        name: `edx.ui.lms.sequence.${step.by}_selected`,
        courseId,
        data: {
          id: subsection.usageKey,
          current_tab: units.findIndex(({ usageKey }) => usageKey === from.unit.usageKey) + 1,
          tab_count: units.length,
          widget_placement: 'bottom',
        },
      });
      return;
    }
    case 'outline':
      events.add({
        name: 'edx.ui.lms.outline.selected',
        courseId,
        data: {
          current_url: location.href,
          target_url: step.address,
          target_name: to?.unit.title ?? '',
          widget_placement: 'accordion',
        },
      });
      return;
    case 'link':
      events.add({
        name: 'edx.ui.lms.link_clicked',
        courseId,
        data: { current_url: location.href, target_url: step.address },
      });
  }
}
