import { setTimeout as sleep } from 'node:timers/promises';
import { serverOrigin } from '@coursewright/core';
import { afterEach, describe, expect, it } from 'vitest';
import { openTestPlatform, type TestPlatform } from '../testing/test-platform.ts';
import { blockKey, openTestTool } from '../testing/test-tool.ts';
import { walkLaunch } from '../testing/walk-launch.ts';

const problem = blockKey('problem', 'p1');
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

describe('a platform that does not answer', () => {
  it('holds up its own grades and nobody else’s', async () => {
    const hanging: string[] = [];
    let slow = '';
    const [one, other, tool] = await Promise.all([
      openTestPlatform(),
      openTestPlatform(),
      openTestTool({
        fetch: (url, init) => {
          if (!String(url).startsWith(slow) || !String(url).endsWith('/scores')) return fetch(url, init);
          hanging.push(String(url));
          return new Promise((_resolve, reject) => {
            init?.signal?.addEventListener('abort', () => reject(new Error('given up')));
          });
        },
      }),
    ]);
    // The tool first: it gives up what hangs.
    opened.push(tool, one, other);
    slow = one.origin;
    const launch = async (platform: TestPlatform, user: string) => {
      const initiation = await platform.platform.startLaunch({ linkId: 'l', user: { id: user } });
      expect((await walkLaunch(initiation, user)).status).toBe(303);
      return tool.opened.at(-1)?.userId ?? 0;
    };
    const answer = (userId: number) =>
      tool.engine.learning.act(
        { userId, usageKey: problem, action: 'submit', input: { answers: { p1_2_1: '3' } } },
        { ...serverOrigin, userId },
      );
    const userIds: number[] = [];
    for (const platform of [one, other]) {
      await tool.tool.platforms.add(platform.register(tool.tool.addresses));
      await platform.store.putLink({
        id: 'l',
        contextId: 'course-1',
        clientId: 'client-1',
        title: 'L',
        custom: { block: problem },
      });
      userIds.push(await launch(platform, 'ada'), await launch(platform, 'bob'));
    }
    tool.engine.extend(tool.tool);
    await tool.engine.start();
    const [slowAda = 0, slowBob = 0, ada = 0, bob = 0] = userIds;
    await answer(slowAda);
    await answer(slowBob);
    for (let tries = 0; tries < 500 && hanging.length === 0; tries += 1) await sleep(20);
    expect(hanging.length).toBeGreaterThan(0);
    await answer(ada);
    await answer(bob);
    const scores = async (platform: TestPlatform) => {
      const [item] = await platform.store.lineItems('course-1');
      return item === undefined ? [] : platform.store.scores(item.id);
    };
    for (let tries = 0; tries < 400 && (await scores(other)).length < 2; tries += 1) await sleep(20);
    expect((await scores(other)).map(({ userId }) => userId)).toEqual(['ada', 'bob']);
    expect(await scores(one)).toEqual([]);
  });
});
