import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RegistrationInput } from '@coursewright/lti-provider';
import { chooseContent, followLink } from '@coursewright/lti-provider/conformance';
import type { LTILaunchConfig, LTISession, LTIStorage, LTITool } from '@lti-tool/core';
import express from 'express';
import { generateKeyPair } from 'jose';
import type { Peer } from './peer.ts';
import { resolveLtiTool } from './resolve-lti-tool.ts';

/** `@lti-tool/core` 1.0.6 with its storage in memory, on Express as its guide shows it. */
export async function openLtiToolPeer(): Promise<Peer> {
  resolveLtiTool();
  const library = await import('@lti-tool/core');
  const configs: LTILaunchConfig[] = [];
  const app = express();
  const server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const lti = new library.LTITool({
    stateSecret: new TextEncoder().encode('a secret of the kit only, 32 characters'),
    keyPair: await generateKeyPair('RS256', { extractable: true }),
    storage: memoryStorage(configs),
  });
  serve(app, lti, url);
  return {
    tool: {
      name: '@lti-tool/core 1.0.6',
      login: `${url}/login`,
      launch: `${url}/launch`,
      jwks: `${url}/jwks`,
      register: async (registrations: readonly RegistrationInput[]) => {
        for (const one of registrations) {
          for (const deploymentId of one.deployment_ids ?? []) configs.push(launchConfig(one, deploymentId));
        }
      },
      accepted: /Hello/,
      actions: { deepLink: chooseContent, grade: followLink('grade'), members: followLink('members') },
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function serve(app: express.Express, lti: LTITool, url: string): void {
  app.use(express.urlencoded({ extended: false }));
  app.all('/login', async (request, response) => {
    const asked = { ...(request.query as object), ...(request.body as object) } as Record<string, string>;
    response.redirect(
      await lti.handleLogin({
        client_id: asked['client_id'] ?? '',
        iss: asked['iss'] ?? '',
        launchUrl: `${url}/launch`,
        login_hint: asked['login_hint'] ?? '',
        target_link_uri: asked['target_link_uri'] ?? '',
        lti_deployment_id: asked['lti_deployment_id'] ?? '',
        ...(asked['lti_message_hint'] !== undefined && { lti_message_hint: asked['lti_message_hint'] }),
      }),
    );
  });
  app.post('/launch', async (request, response) => {
    const { id_token: token = '', state = '' } = request.body as Record<string, string>;
    const session = await lti.createSession(await lti.verifyLaunch(token, state));
    if (session.services?.deepLinking !== undefined) {
      const item = { type: 'ltiResourceLink', title: 'Chosen', url: `${url}/launch` } as const;
      response.send(await lti.createDeepLinkingResponse(session, [item]));
      return;
    }
    response.redirect(303, `/page?session=${session.id}`);
  });
  app.get('/page', async (request, response) => {
    const session = await sessionOf(lti, request);
    response.send(
      `<h1>Hello ${session.user.name ?? ''}</h1><a id="grade" href="/grade?session=${session.id}">Grade</a>
       <a id="members" href="/members?session=${session.id}">Members</a>`,
    );
  });
  app.get('/grade', async (request, response) => {
    const session = await sessionOf(lti, request);
    const item = await lti.createLineItem(session, { label: 'Work', scoreMaximum: 10 });
    // The library sends scores to the link's own line item only.
    const { services } = session;
    if (services?.ags !== undefined) services.ags.lineitem = item.id;
    await lti.submitScore(session, {
      userId: session.user.id,
      scoreGiven: 7,
      scoreMaximum: 10,
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
    });
    response.json(await lti.getScores(session));
  });
  app.get('/members', async (request, response) => {
    response.json(await lti.getMembers(await sessionOf(lti, request)));
  });
  app.get('/jwks', async (_request, response) => {
    response.json(await lti.getJWKS());
  });
  const refused: express.ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    response.status(401).send(`Refused: ${error instanceof Error ? error.message : ''}`);
  };
  app.use(refused);
}

async function sessionOf(lti: LTITool, request: express.Request): Promise<LTISession> {
  const session = await lti.getSession(String(request.query['session']));
  if (session === undefined) throw new Error('There is no such session.');
  return session;
}

function launchConfig(one: RegistrationInput, deploymentId: string): LTILaunchConfig {
  return {
    iss: one.issuer,
    clientId: one.client_id,
    deploymentId,
    authUrl: one.auth_login_url,
    tokenUrl: one.auth_token_url,
    jwksUrl: one.jwks_url,
  };
}

function memoryStorage(configs: LTILaunchConfig[]): LTIStorage {
  const sessions = new Map<string, LTISession>();
  const nonces = new Map<string, number>();
  const notUsed = async (): Promise<never> => {
    throw new Error('The kit does not use it.');
  };
  return {
    listClients: notUsed,
    getClientById: notUsed,
    addClient: notUsed,
    updateClient: notUsed,
    deleteClient: notUsed,
    listDeployments: notUsed,
    getDeployment: notUsed,
    addDeployment: notUsed,
    updateDeployment: notUsed,
    deleteDeployment: notUsed,
    setRegistrationSession: notUsed,
    getRegistrationSession: notUsed,
    deleteRegistrationSession: notUsed,
    saveLaunchConfig: async (config) => void configs.push(config),
    getLaunchConfig: async (iss, clientId, deploymentId) =>
      configs.find(
        (one) => one.iss === iss && one.clientId === clientId && one.deploymentId === deploymentId,
      ),
    getSession: async (id) => sessions.get(id),
    addSession: async (session) => {
      const id = session.id === '' ? randomUUID() : session.id;
      sessions.set(id, session);
      return id;
    },
    storeNonce: async (nonce, expiresAt) => void nonces.set(nonce, expiresAt.getTime()),
    validateNonce: async (nonce) => {
      const expires = nonces.get(nonce);
      nonces.delete(nonce);
      return expires !== undefined && expires > Date.now();
    },
  };
}
