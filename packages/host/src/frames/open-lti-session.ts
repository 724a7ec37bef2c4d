import type { OpenedLaunch } from '@coursewright/lti-provider';
import { startLaunchSession, type LaunchDeps } from '../accounts/tokens/launch-sessions.ts';

/** Starts a launch session and gives the address that the LMS's frame goes on to. */
export async function openLtiSession(deps: LaunchDeps, launch: OpenedLaunch): Promise<string> {
  const { session, code } = await startLaunchSession(deps, {
    userId: launch.userId,
    kind: 'lti',
    courses: [launch.courseKey],
    ...(launch.usageKey !== undefined && { usageKey: launch.usageKey }),
    frameAncestors: launch.frameAncestors,
    place: {
      teaches: launch.teaches,
      ...(launch.linkId !== undefined && { linkId: launch.linkId }),
      ...(launch.returnUrl !== undefined && { returnUrl: launch.returnUrl }),
      ...(launch.documentTarget !== undefined && { documentTarget: launch.documentTarget }),
      ...(launch.messageToken !== undefined && { messageToken: launch.messageToken }),
    },
  });
  const url = new URL('/frame', deps.publicUrl);
  url.searchParams.set('launch', session.id);
  if (launch.language !== undefined) url.searchParams.set('language', launch.language);
  url.hash = `code=${code}`;
  return url.href;
}
