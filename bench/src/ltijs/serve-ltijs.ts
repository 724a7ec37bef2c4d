import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { strictLtijs, type LtijsProvider } from '@coursewright/lti-provider/ltijs';
import type { RegistrationInput } from '@coursewright/lti-provider';

interface IdToken {
  readonly user: string;
  readonly userInfo: { readonly name?: string };
  readonly platformContext: Record<string, unknown>;
}
interface Answer {
  readonly locals: { readonly ltik: string; readonly token: IdToken };
  send(body: string): void;
}
type Handler = (token: IdToken, request: unknown, response: Answer) => void;
type Route = (path: string, handler: (request: unknown, response: Answer) => Promise<void>) => void;

/** The part of ltijs 5.9.9 that its tools use; the package ships no types. */
export interface Ltijs extends LtijsProvider {
  readonly app: Parameters<typeof createServer>[1] & { readonly get: Route };
  deploy(options: { serverless: true; silent: true }): Promise<boolean>;
  close(options: { silent: true }): Promise<boolean>;
  onConnect(handler: Handler): void;
  onDeepLinking(handler: Handler): void;
  readonly Grade: {
    createLineItem(token: IdToken, item: object, options: object): Promise<{ id: string }>;
    submitScore(token: IdToken, lineItem: string, score: object): Promise<unknown>;
    getScores(token: IdToken, lineItem: string, options?: object): Promise<unknown>;
  };
  readonly NamesAndRoles: { getMembers(token: IdToken): Promise<{ members: readonly unknown[] }> };
  readonly DeepLinking: {
    createDeepLinkingForm(token: IdToken, items: readonly object[], options?: object): Promise<string>;
  };
}

/** A provider of its own: the package exports one for the whole process. */
function newProvider(): Ltijs {
  const require = createRequire(import.meta.url);
  const { constructor } = require('ltijs').Provider as { constructor: new () => Ltijs };
  return new constructor();
}

export interface ServedLtijs {
  readonly url: string;
  readonly provider: Ltijs;
  register(registrations: readonly RegistrationInput[]): Promise<void>;
  close(): Promise<void>;
}

/** A small tool on ltijs on a port of this machine, with pages that the conformance kit can walk. */
export async function serveLtijs(
  plugin: object,
  { strict = false, make = newProvider }: { readonly strict?: boolean; readonly make?: () => Ltijs } = {},
): Promise<ServedLtijs> {
  const provider = strict ? strictLtijs(make()) : make();
  provider.setup('a key of the kit only', { plugin }, { cookies: { secure: false, sameSite: '' } });
  provider.onConnect((token, _request, response) => {
    const { ltik } = response.locals;
    response.send(
      `<h1>Hello ${token.userInfo.name ?? token.user}</h1>
       <a id="grade" href="/grade?ltik=${ltik}">Grade</a> <a id="members" href="/members?ltik=${ltik}">Members</a>`,
    );
  });
  provider.onDeepLinking((token, _request, response) => {
    const item = { type: 'ltiResourceLink', title: 'Chosen', url: `${url}/` };
    provider.DeepLinking.createDeepLinkingForm(token, [item]).then(
      (form) => response.send(form),
      (error: unknown) => response.send(`Failed: ${String(error)}`),
    );
  });
  provider.app.get('/grade', async (_request, response) => {
    const { token } = response.locals;
    const item = await provider.Grade.createLineItem(
      token,
      { label: 'Work', scoreMaximum: 10 },
      { resourceLinkId: true },
    );
    await provider.Grade.submitScore(token, item.id, {
      userId: token.user,
      scoreGiven: 7,
      scoreMaximum: 10,
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
    });
    response.send(JSON.stringify(await provider.Grade.getScores(token, item.id)));
  });
  provider.app.get('/members', async (_request, response) => {
    const { members } = await provider.NamesAndRoles.getMembers(response.locals.token);
    response.send(String(members.length));
  });
  await provider.deploy({ serverless: true, silent: true });
  const server: Server = createServer(provider.app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    provider,
    register: async (registrations) => {
      for (const one of registrations) await provider.registerPlatform(ltijsPlatform(one));
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await provider.close({ silent: true });
    },
  };
}

/** A registration as ltijs takes it; `deploymentIds` is what our verifier in front of it adds. */
export function ltijsPlatform(one: RegistrationInput): object {
  return {
    url: one.issuer,
    name: one.name,
    clientId: one.client_id,
    authenticationEndpoint: one.auth_login_url,
    accesstokenEndpoint: one.auth_token_url,
    authConfig: { method: 'JWK_SET', key: one.jwks_url },
    deploymentIds: one.deployment_ids,
  };
}
