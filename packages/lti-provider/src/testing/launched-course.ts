import type { TestPlatform } from './test-platform.ts';
import { courseKey, type TestTool } from './test-tool.ts';
import { walkLaunch } from './walk-launch.ts';

/** Puts a link to the test course into the platform's course. */
export async function putCourseLink(
  platform: TestPlatform,
  tool: Pick<TestTool, 'tool'>,
  { id = 'link', clientId = 'client-1' }: { readonly id?: string; readonly clientId?: string } = {},
): Promise<void> {
  await platform.store.putLink({
    id,
    contextId: 'course-1',
    clientId,
    title: 'The course',
    targetLinkUri: `${tool.tool.addresses.launch}?course=${encodeURIComponent(courseKey)}`,
  });
}

/** Launches the link as the member; the code of the refusal, or `ok`. */
export async function launchAs(platform: TestPlatform, userId: string, linkId = 'link'): Promise<string> {
  const member = (await platform.store.members('course-1')).find(({ user }) => user.id === userId);
  if (member === undefined) throw new Error(`Nobody is ${userId}.`);
  const initiation = await platform.platform.startLaunch({ linkId, user: member.user });
  try {
    return refusalCode(await walkLaunch(initiation, userId));
  } catch (error) {
    // A login that was refused: its page is in the message.
    return codeIn(String(error));
  }
}

export async function refusalCode(answer: Response): Promise<string> {
  return answer.status === 303 ? 'ok' : codeIn(await answer.text());
}

function codeIn(page: string): string {
  return /C(?:ode|ódigo) (\w+) · /.exec(page)?.[1] ?? page;
}
