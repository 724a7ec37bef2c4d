import type { BlockRegistry } from '@coursewright/core';
import { linkParameters } from '../spec/link-variables.ts';
import type { ChosenContent } from './chosen-content.ts';
import { contentIcon } from './content-icon.ts';
import type { PlatformAnswer, PresentationTarget } from './picker-session.ts';

export interface ItemSettings {
  readonly answer: PlatformAnswer;
  /** Whether what has points gets a column of the gradebook. */
  readonly column: boolean;
  readonly target: PresentationTarget;
  readonly launchAddress: string;
  /** Address of a page of the host's that shows a block; only platforms that take no links of a tool need it. */
  readonly pageOf: ((usageKey: string) => string) | undefined;
  readonly registry: BlockRegistry;
  /** What the platform may show of where it is from. */
  readonly place: string;
}

/** Pixels that a course page is comfortable in. */
const size = { width: 1000, height: 720 };

/** What was chosen, as the platform is to place it: a link of the tool (DL §3.1.1), or a plain one (DL §3.2). */
export function contentItem(content: ChosenContent, settings: ItemSettings): object {
  const { answer, place } = settings;
  const icon = contentIcon(settings.launchAddress, settings.registry, content.type);
  const common = {
    // Canvas keeps the name that the teacher gave the assignment only where the link has none (canvas-lms #2211).
    ...(answer.placement !== 'assignment_selection' && { title: content.title }),
    ...(place !== '' && { text: place }),
    icon: { url: icon, width: 32, height: 32 },
    thumbnail: { url: icon, width: 128, height: 128 },
  };
  return answer.item === 'link'
    ? { type: 'link', ...common, url: settings.pageOf?.(content.usageKey), window: { targetName: '_blank' } }
    : { type: 'ltiResourceLink', ...common, ...toolLink(content, settings) };
}

/** Found again by its key, whatever id the platform gives the link or a copy of it. */
function toolLink(content: ChosenContent, settings: ItemSettings): object {
  const { answer, column, target } = settings;
  const { opens, due, closes } = content.dates;
  const [parameter, key] = content.whole ? ['course', content.courseKey] : ['block', content.usageKey];
  const url = new URL(settings.launchAddress);
  url.searchParams.set(parameter, key);
  return {
    // Blackboard takes no item without one.
    url: url.href,
    custom: { [parameter]: key, ...linkParameters },
    // Canvas opens a new tab for each link that names a window, so it is named only where that was asked for.
    ...(target === 'window' ? { window: { targetName: '_blank', ...size } } : { iframe: size }),
    ...(opens !== undefined || closes !== undefined ? { available: interval(opens, closes) } : {}),
    ...(due !== undefined && { submission: interval(undefined, due) }),
    // Moodle makes no column unless there is a line item.
    ...(answer.lineItems &&
      column &&
      content.points > 0 && {
        lineItem: {
          scoreMaximum: content.points,
          label: content.title,
          resourceId: content.usageKey,
          tag: 'link',
        },
      }),
  };
}

function interval(startDateTime: string | undefined, endDateTime: string | undefined): object {
  return {
    ...(startDateTime !== undefined && { startDateTime }),
    ...(endDateTime !== undefined && { endDateTime }),
  };
}
