import { setTimeout as sleep } from 'node:timers/promises';
import { serverOrigin } from '@coursewright/core';
import express from 'express';
import type { RegistrationInput } from '../registrations/registration-input.ts';
import { chooseContent } from '../conformance/choose-content.ts';
import { followLink } from '../conformance/follow-link.ts';
import type { ToolUnderTest } from '../conformance/tool-under-test.ts';
import { blockKey, courseKey, openTestTool, type TestTool } from './test-tool.ts';

/** Our own tool with a landing page, as the conformance kit takes it. */
export async function openKitTool(): Promise<{
  readonly tool: ToolUnderTest;
  readonly opened: TestTool;
  close(): Promise<void>;
}> {
  const app = express();
  const opened = await openTestTool({ app, landing: ({ launchId }) => `/landing?launch=${launchId}` });
  opened.engine.extend(opened.tool);
  await opened.engine.start();
  const launchOf = (id: unknown) => {
    const launch = opened.opened.find(({ launchId }) => launchId === id);
    if (launch === undefined) throw new Error('There is no such launch.');
    return launch;
  };
  app.get('/landing', (request, response) => {
    const { launchId } = launchOf(request.query['launch']);
    response.send(`<h1>Hello</h1><a id="grade" href="/grade?launch=${launchId}">Answer</a>`);
  });
  app.get('/grade', async (request, response) => {
    const { userId } = launchOf(request.query['launch']);
    await opened.engine.learning.act(
      {
        userId,
        usageKey: blockKey('problem', 'p1'),
        action: 'submit',
        input: { answers: { p1_2_1: '3' } },
      },
      { ...serverOrigin, userId },
    );
    response.send('Sent');
  });
  const client = async (): Promise<string> => {
    const all = await opened.tool.platforms.list();
    return all.find(({ clientId }) => clientId === 'client-1')?.id ?? '';
  };
  const { login, launch, deepLink, jwks } = opened.tool.addresses;
  return {
    opened,
    tool: {
      name: 'Coursewright',
      login,
      launch: `${launch}?course=${encodeURIComponent(courseKey)}`,
      deepLink,
      jwks,
      redirectUris: [launch, deepLink],
      register: async (registrations: readonly RegistrationInput[]) => {
        for (const one of registrations) await opened.tool.platforms.add(one);
      },
      accepted: /Hello/,
      refusalCode: /C(?:ode|ódigo) (\w+) ·/,
      actions: {
        deepLink: chooseContent,
        grade: async (browser, launched) => {
          await followLink('grade')(browser, launched);
          const sent = await until(async () => {
            const { items } = await opened.tool.grades.outbox({ registrationId: await client(), limit: 9 });
            return items.find(({ sentVersion }) => sentVersion > 0);
          });
          await opened.tool.grades.compare(sent.linkId);
        },
        // A teacher's launch has the roster read in the background.
        members: () =>
          until(async () => {
            const { items } = await opened.tool.rosters.list({ registrationId: await client(), limit: 9 });
            return items.find(({ readAt }) => readAt !== undefined);
          }),
      },
    },
    close: () => opened.close(),
  };
}

/** What `look` finds once a job is done; 15 seconds are many. */
async function until<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
  for (let tries = 0; tries < 150; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(100);
  }
  throw new Error('It was not done.');
}
