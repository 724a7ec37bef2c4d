import { serverOrigin, systemClock, type JobContext, type JsonObject } from '@coursewright/core';
import { openTestPlatform } from '../../testing/test-platform.ts';
import { blockKey, courseKey, openTestTool } from '../../testing/test-tool.ts';
import { walkLaunch } from '../../testing/walk-launch.ts';
import { sendScoresJob } from '../send-scores.job.ts';
import type { Registration } from '../../registrations/registration.ts';

const courseBlock = blockKey('course', 'course');
const above = [
  blockKey('vertical', 'v1'),
  blockKey('sequential', 's1'),
  blockKey('chapter', 'c1'),
  courseBlock,
];

/** A platform that launches the test course, and grades that are carried by hand instead of by the queue. */
export async function gradedLaunches({ fetch: fetcher }: { readonly fetch?: typeof fetch } = {}) {
  let ahead = 0;
  const clock = { now: () => systemClock.now() + ahead };
  const [platform, tool] = await Promise.all([
    openTestPlatform({ clock }),
    openTestTool({ clock, ...(fetcher !== undefined && { fetch: fetcher }) }),
  ]);
  const { id: registrationId } = await tool.tool.platforms.add(platform.register(tool.tool.addresses));

  const runJob = async (
    name: string,
    payload: JsonObject,
    signal: JobContext['signal'] = new AbortController().signal,
  ): Promise<void> => {
    const handler = tool.tool.jobs.find(({ job }) => job.name === name);
    if (handler === undefined) throw new Error(`The tool has no job ${name}.`);
    await handler.run(payload, { id: name, attempt: 1, signal, progress: async () => undefined });
  };
  const change = (userId: number, problem: string) =>
    tool.engine.records.transaction((tx) =>
      tool.tool.onGradeChange(tx, {
        userId,
        courseKey,
        usageKeys: [blockKey('problem', problem), ...above],
        subsections: [blockKey('sequential', 's1')],
      }),
    );
  return {
    platform,
    tool,
    registrationId,
    clock,
    runJob,
    pass: (seconds: number) => {
      ahead += seconds * 1_000_000;
    },
    configure: (changes: { readonly grades?: Registration['grades']; readonly product?: string }) =>
      tool.tool.platforms.change(registrationId, changes),
    /** Somebody comes through a link to the block, or to the course; answers their account and the link. */
    launch: async (
      block: string,
      {
        lineItem = true,
        linkId = 'link-1',
        user = 'ada',
        contextId = 'course-1',
      }: { lineItem?: boolean; linkId?: string; user?: string; contextId?: string } = {},
    ) => {
      await platform.store.putLink({
        id: linkId,
        contextId,
        clientId: 'client-1',
        title: 'A link',
        custom: block === courseKey ? { course: block } : { block },
      });
      if (lineItem) {
        await platform.store.putLineItem({
          id: `item-${linkId}`,
          contextId,
          clientId: 'client-1',
          label: 'A column',
          scoreMaximum: 10,
          resourceLinkId: linkId,
        });
      }
      const initiation = await platform.platform.startLaunch({ linkId, user: { id: user } });
      const answer = await walkLaunch(initiation, user);
      if (answer.status !== 303) throw new Error(`The launch was refused: ${await answer.text()}`);
      const userId = tool.opened.at(-1)?.userId ?? 0;
      const visits = await tool.deps.records.read(({ ltiLinks }) => ltiLinks.gradedVisits(userId));
      const link = visits.find((visit) => visit.link.resourceLinkId === linkId)?.link;
      return { userId, linkId: link?.id ?? '' };
    },
    /** An answer whose grade is stored at once; 3 is right in p1, 4 in p2. */
    answer: async (userId: number, value: string, problem = 'p1') => {
      await tool.engine.learning.act(
        {
          userId,
          usageKey: blockKey('problem', problem),
          action: 'submit',
          input: { answers: { [`${problem}_2_1`]: value } },
        },
        { ...serverOrigin, userId },
      );
      await change(userId, problem);
    },
    /** Carries what is due, as a worker would. */
    carry: (signal?: JobContext['signal']) => runJob(sendScoresJob.name, { registrationId }, signal),
    outcome: ({ linkId, userId }: { readonly linkId: string; readonly userId: number }) =>
      tool.deps.records.read(({ ltiScores }) => ltiScores.outcome(linkId, userId)),
    situation: () => tool.tool.grades.situation(registrationId),
    scores: (lineItem = 'item-link-1') => platform.store.scores(lineItem),
    lineItems: (contextId = 'course-1') => platform.store.lineItems(contextId),
    posts: () => platform.requests.filter((one) => one.startsWith('POST') && one.endsWith('/scores')),
    close: async () => {
      await tool.close();
      await platform.close();
    },
  };
}

export type GradedLaunches = Awaited<ReturnType<typeof gradedLaunches>>;
