import type { HandlerResponse, IdToken, Ltijs } from './ltijs-provider.ts';

/** The pages of a small tool, as its author writes them on ltijs. */
export function toolPages(provider: Ltijs, url: string): void {
  const { app } = provider;
  provider.whitelist('/open');
  provider.onConnect((token, _request, response) => {
    response.send(landing(token, response));
  });
  provider.onDeepLinking((token, _request, response) => {
    const item = { type: 'ltiResourceLink', title: 'Chosen', url: `${url}/?item=7` };
    // Express 4 hears of no rejected promise: without the second, ltijs ends the process.
    return provider.DeepLinking.createDeepLinkingForm(token, [item], { message: 'Added' }).then(
      (form) => response.send(form),
      (error: unknown) => response.send(`Failed: ${String(error)}`),
    );
  });
  app.get('/open', (_request, response) => response.send('Open to all'));
  app.get('/closed', (_request, response) => response.send('Only with a launch'));
  app.get('/token', (_request, response) => response.send(response.locals.token));
  app.get('/move', async (_request, response) => {
    await provider.redirect(response, '/moved?kept=1', { newResource: true, query: { added: '2' } });
  });
  app.get('/moved', (request, response) => {
    const { kept, added } = (request as { readonly query: Record<string, string> }).query;
    response.send({ kept, added, path: tokenOf(response).platformContext.path });
  });
  app.get('/grade', async (_request, response) => {
    const token = tokenOf(response);
    const item = (await provider.Grade.createLineItem(
      token,
      { label: 'Work', scoreMaximum: 10, tag: 'work' },
      { resourceLinkId: true },
    )) as { readonly id: string };
    const score = {
      scoreGiven: 7,
      scoreMaximum: 10,
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
    };
    await provider.Grade.submitScore(token, item.id, score);
    response.send({
      scores: await provider.Grade.getScores(token, item.id, { userId: token.user }),
      items: await provider.Grade.getLineItems(token, { resourceLinkId: true, tag: 'work' }),
    });
  });
  app.get('/members', async (_request, response) => {
    response.send(await provider.NamesAndRoles.getMembers(tokenOf(response), { pages: false }));
  });
}

function landing({ user, userInfo }: IdToken, { locals: { ltik } }: HandlerResponse): string {
  const link = (name: string): string => `<a id="${name}" href="/${name}?ltik=${ltik}">${name}</a>`;
  return `<h1>Hello ${userInfo.name ?? user}</h1>${['grade', 'members', 'token', 'move', 'closed'].map(link).join(' ')}`;
}

function tokenOf({ locals }: HandlerResponse): IdToken {
  if (locals.token === undefined) throw new Error('There is no launch.');
  return locals.token;
}
