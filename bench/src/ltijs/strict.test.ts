import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runConformance } from '@coursewright/lti-provider/conformance';
import { strictLtijs } from '@coursewright/lti-provider/ltijs';
import { openTestPlatform, walkLaunch, type TestPlatform } from '@coursewright/lti-provider/testing';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LtijsMemoryStore } from '../launch/ltijs-memory-store.ts';
import { newLtijs, type Ltijs } from './ltijs-provider.ts';
import { serveLtijs } from './serve-ltijs.ts';

describe('a strict ltijs', () => {
  it('refuses everything bad also on a plugin that takes everything', async () => {
    const served = await serveLtijs(new LtijsMemoryStore(), { strict: true });
    const report = await runConformance(
      {
        name: 'strict in memory',
        login: `${served.url}/login`,
        launch: `${served.url}/`,
        register: served.register,
        accepted: /Hello/,
      },
      { only: ['G1', 'B8', 'B9', 'B10', 'B11', 'B12', 'B18', 'B25', 'B30', 'B31', 'B44', 'B46', 'B54'] },
    );
    await served.close();
    expect(report.results.filter(({ right }) => right !== true)).toEqual([]);
    expect(report.results).toHaveLength(13);
  });

  describe('below a path of an Express 5 app', () => {
    let platform: TestPlatform;
    let provider: Ltijs;
    let url: string;
    let close: () => Promise<void>;
    const added: string[] = [];
    beforeAll(async () => {
      platform = await openTestPlatform();
      provider = strictLtijs(newLtijs(), {
        settings: (_url, clientId) => ({ deploymentIds: [clientId === 'client-1' ? '1' : 'other'] }),
      });
      provider.setup(
        'a key of this test only',
        { plugin: new LtijsMemoryStore() },
        {
          cookies: { secure: false, sameSite: '' },
          serverAddon: (app) => {
            app.use((request, _response, next) => {
              added.push(request.path);
              next();
            });
          },
        },
      );
      provider.onConnect((token, _request, response) => response.send(`Hello ${token.user}`));
      await provider.deploy({ serverless: true, silent: true });
      const host = express();
      host.use('/lti', provider.app as unknown as express.Express);
      host.get('/', (_request, response) => void response.send('host'));
      const server = createServer(host);
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      close = async () => {
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
        await platform.close();
      };
    });
    afterAll(() => close());

    const register = async (clientId: string, authConfig?: object) => {
      const input = platform.register(
        {
          login: `${url}/lti/login`,
          launch: `${url}/lti`,
          deepLink: `${url}/lti`,
          jwks: `${url}/lti/keys`,
        },
        { client_id: clientId },
      );
      await provider.registerPlatform({
        url: input.issuer,
        name: input.name,
        clientId,
        authenticationEndpoint: input.auth_login_url,
        accesstokenEndpoint: input.auth_token_url,
        authConfig: authConfig ?? { method: 'JWK_SET', key: input.jwks_url },
      });
      await platform.store.putLink({ id: clientId, contextId: 'course-1', clientId, title: 'L' });
    };
    const launch = async (clientId: string) => {
      const start = await platform.platform.startLaunch({ linkId: clientId, user: { id: 'ada' } });
      const answer = await walkLaunch(start, 'ada');
      return { status: answer.status, location: answer.headers.get('location'), page: await answer.text() };
    };

    it('launches, and the application’s own middleware runs after it', async () => {
      await register('client-1');
      const { status, location } = await launch('client-1');
      expect(status).toBe(302);
      expect(location).toMatch(/^\/lti\/?\?ltik=/);
      expect(added).toContain('/');
      expect(await (await fetch(url)).text()).toBe('host');
    });

    it('lets only the deployments in that are told', async () => {
      await register('client-2');
      const start = platform.platform.startLaunch({ linkId: 'client-2', user: { id: 'ada' } });
      await expect(walkLaunch(await start, 'ada')).rejects.toThrow('login_deployment_unknown');
    });

    it('refuses a platform that is switched off', async () => {
      const [first] = await provider.getAllPlatforms();
      await Reflect.apply(Reflect.get(first ?? {}, 'platformActive') as () => unknown, first, [false]);
      await expect(launch('client-1')).rejects.toThrow('registration_paused');
      await Reflect.apply(Reflect.get(first ?? {}, 'platformActive') as () => unknown, first, [true]);
      expect((await launch('client-1')).status).toBe(302);
    });

    it('takes a platform’s key itself, as JWK or PEM, and no other', async () => {
      await provider.registerPlatform({
        url: platform.origin,
        clientId: 'client-1',
        ...(await staticKey('JWK_KEY')),
      });
      expect((await launch('client-1')).status).toBe(302);
      await provider.registerPlatform({
        url: platform.origin,
        clientId: 'client-1',
        ...(await staticKey('RSA_KEY')),
      });
      expect((await launch('client-1')).status).toBe(302);
      const strange = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
      const authConfig = { method: 'RSA_KEY', key: strange.export({ type: 'spki', format: 'pem' }) };
      await provider.registerPlatform({ url: platform.origin, clientId: 'client-1', authConfig });
      expect((await launch('client-1')).page).toContain('token_signature');
    });

    const staticKey = async (method: 'JWK_KEY' | 'RSA_KEY'): Promise<{ authConfig: object }> => {
      const { keys } = (await (await fetch(platform.platform.addresses.jwks_url)).json()) as {
        keys: object[];
      };
      const [jwk = {}] = keys;
      if (method === 'JWK_KEY') return { authConfig: { method, key: JSON.stringify(jwk) } };
      const key = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
      return { authConfig: { method, key } };
    };
  });
});
