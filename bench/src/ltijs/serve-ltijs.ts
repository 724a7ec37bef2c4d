import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { strictLtijs } from '@coursewright/lti-provider/ltijs';
import type { RegistrationInput } from '@coursewright/lti-provider';
import { newLtijs, type Ltijs } from './ltijs-provider.ts';
import { toolPages } from './tool-pages.ts';

export interface ServedLtijs {
  readonly url: string;
  readonly provider: Ltijs;
  register(registrations: readonly RegistrationInput[]): Promise<void>;
  close(): Promise<void>;
}

/** A small tool on ltijs, or on what has its names, on a port of this machine. */
export async function serveLtijs(
  plugin: object,
  { strict = false, make = newLtijs }: { readonly strict?: boolean; readonly make?: () => Ltijs } = {},
): Promise<ServedLtijs> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = strict ? strictLtijs(make()) : make();
  provider.setup(
    'a key of the tests only, long enough',
    { plugin },
    {
      cookies: { secure: false, sameSite: '' },
      dynReg: { url, name: 'A tool on ltijs', redirectUris: [`${url}/`], autoActivate: true },
    },
  );
  toolPages(provider, url);
  await provider.deploy({ serverless: true, silent: true });
  server.on('request', provider.app as unknown as RequestListener);
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

/** A registration as ltijs takes it; the last three are what our verifier in front of it adds. */
function ltijsPlatform(one: RegistrationInput): object {
  return {
    url: one.issuer,
    name: one.name,
    clientId: one.client_id,
    authenticationEndpoint: one.auth_login_url,
    accesstokenEndpoint: one.auth_token_url,
    authConfig: { method: 'JWK_SET', key: one.jwks_url },
    deploymentIds: one.deployment_ids,
    ...(one.trusted_audiences !== undefined && { trustedAudiences: one.trusted_audiences }),
    ...(one.anonymous !== undefined && { anonymous: one.anonymous }),
  };
}
