import { createRequire } from 'node:module';
import { LtijsDatabase, strictLtijs, type IdToken, type LtijsFacade } from '@coursewright/lti-provider/ltijs';
import { cardSet, countRight } from './card-sets.ts';
import { cardsPage, choicePage, classPage, resultPage } from './pages.ts';
import { lineItemOf, sendGrade } from './send-grade.ts';

export interface ToolOptions {
  /** Where browsers reach it, without a slash at the end. */
  readonly url: string;
  /** Signs cookies and encrypts keys. */
  readonly secret: string;
  /** A SQLite file. */
  readonly database: string;
}

/** Flash cards on ltijs 5: a link is a set of cards, its grade the share that somebody knew. */
export function createTool({ url, secret, database }: ToolOptions): LtijsFacade {
  const ltijs: { readonly Provider: LtijsFacade } = createRequire(import.meta.url)('ltijs');
  const provider = strictLtijs(ltijs.Provider);
  provider.setup(
    secret,
    { plugin: new LtijsDatabase({ file: database }) },
    { cookies: { secure: true, sameSite: 'None' } },
  );
  provider.onConnect(async (token, _request, response) => {
    const set = cardSet(token.platformContext.custom?.['set']);
    if (!teaches(token)) {
      response.send(cardsPage(set, token.userInfo.name ?? 'learner', String(response.locals['ltik'])));
      return;
    }
    try {
      response.send(classPage(set, await resultsOf(provider, token)));
    } catch {
      response.status(502).send('The learning platform does not tell who is in the course.');
    }
  });
  provider.onDeepLinking((_token, _request, response) => {
    response.send(choicePage(String(response.locals['ltik'])));
  });
  provider.app.post('/choice', (request, response, next) => {
    const set = cardSet(fieldsOf(request.body).get('set'));
    const item = {
      type: 'ltiResourceLink',
      title: set.title,
      url,
      custom: { set: set.id },
      lineItem: { label: set.title, scoreMaximum: set.cards.length },
    };
    provider.DeepLinking.createDeepLinkingForm(tokenOf(response), [item]).then(
      (form) => response.send(form),
      next,
    );
  });
  provider.app.post('/answers', (request, response, next) => {
    const token = tokenOf(response);
    const set = cardSet(token.platformContext.custom?.['set']);
    const right = countRight(set, fieldsOf(request.body).getAll('answer'));
    sendGrade(provider, token, { right, of: set.cards.length, label: set.title }).then(
      (sent) => response.send(resultPage(set, right, sent)),
      next,
    );
  });
  return provider;
}

async function resultsOf(
  provider: LtijsFacade,
  token: IdToken,
): Promise<readonly (readonly [string, string])[]> {
  const { members } = await provider.NamesAndRoles.getMembers(token, { role: 'Learner', pages: false });
  const set = cardSet(token.platformContext.custom?.['set']);
  const lineItem = await lineItemOf(provider, token, { of: set.cards.length, label: set.title });
  const scores = lineItem === undefined ? [] : (await provider.Grade.getScores(token, lineItem)).scores;
  return members.map((member) => {
    const id = memberOf(member, 'user_id');
    const score = scores.find((one) => memberOf(one, 'userId') === id);
    const right = memberOf(score, 'resultScore');
    return [textOf(memberOf(member, 'name')) ?? textOf(id) ?? '', textOf(right) ?? 'not yet'];
  });
}

function teaches({ platformContext }: IdToken): boolean {
  return platformContext.roles.some((role) => /(^|#)(Instructor|Administrator)$/.test(role));
}

/** What ltijs puts beside the request of a launch. */
function tokenOf(response: { readonly locals: { readonly token?: IdToken } }): IdToken {
  const { token } = response.locals;
  if (token === undefined) throw new Error('There is no launch.');
  return token;
}

/** Fields of a form, one name several times. */
function fieldsOf(body: unknown): URLSearchParams {
  const pairs = Object.entries(typeof body === 'object' && body !== null ? body : {});
  return new URLSearchParams(
    pairs.flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)])),
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
