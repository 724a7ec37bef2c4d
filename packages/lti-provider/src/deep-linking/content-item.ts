import type { CourseReader, GradingService } from '@coursewright/core';
import { courseOf, parseUsageKey } from '@coursewright/core/keys';

/** The link to a block as the platform is to place it (DL §3.1.1.1): found again by its key, whatever id the platform gives it. */
export async function contentItem(
  deps: {
    readonly versions: CourseReader;
    readonly grading: GradingService;
    readonly launchAddress: string;
  },
  choice: { readonly usageKey: string; readonly userId: number; readonly withLineItem: boolean },
): Promise<object> {
  const version = await deps.versions.published(courseOf(parseUsageKey(choice.usageKey)));
  const block = await version.require(choice.usageKey);
  const { usageKey } = block;
  const name = block.fields['display_name'];
  const title = typeof name === 'string' && name.trim() !== '' ? name : block.id;
  const [parameter, key] = block.id === version.root ? ['course', version.courseKey] : ['block', usageKey];
  const url = new URL(deps.launchAddress);
  url.searchParams.set(parameter, key);
  const { possible } = await deps.grading.itemScore({ userId: choice.userId, usageKey });
  return {
    type: 'ltiResourceLink',
    title,
    url: url.href,
    custom: { [parameter]: key },
    ...(choice.withLineItem &&
      possible > 0 && {
        lineItem: {
          // A course's grade is out of 1: as a column, out of 100.
          scoreMaximum: block.id === version.root ? 100 * possible : possible,
          label: title,
          resourceId: usageKey,
        },
      }),
  };
}
