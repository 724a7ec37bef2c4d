import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import type { BenchPlatform, ToolAddresses } from './tool-process.ts';

/** The part of ltijs 5.9.9 that a launch needs; the package ships no types. */
interface LtijsProvider {
  setup(key: string, database: { plugin: object }, options: object): void;
  deploy(options: { serverless: true; silent: true }): Promise<boolean>;
  onConnect(
    handler: (token: { user: string }, request: unknown, response: { send(body: string): void }) => void,
  ): void;
  registerPlatform(platform: object): Promise<unknown>;
  readonly app: Parameters<typeof createServer>[1];
}

/** Runs ltijs with its routes at ours, so that one driver launches both. */
export async function serveLtijs(platform: BenchPlatform, plugin: object): Promise<ToolAddresses> {
  const require = createRequire(import.meta.url);
  const provider: LtijsProvider = require('ltijs').Provider;
  provider.setup(
    'a key for the bench only',
    { plugin },
    {
      appRoute: '/lti/launch',
      loginRoute: '/lti/login',
      keysetRoute: '/lti/jwks.json',
      cookies: { secure: false, sameSite: '' },
    },
  );
  provider.onConnect((token, _request, response) => {
    response.send(`Hello ${token.user}`);
  });
  await provider.deploy({ serverless: true, silent: true });
  await provider.registerPlatform({
    url: platform.issuer,
    name: 'bench',
    clientId: platform.clientId,
    authenticationEndpoint: platform.authenticationEndpoint,
    accesstokenEndpoint: platform.tokenEndpoint,
    authConfig: { method: 'JWK_SET', key: platform.jwksUrl },
  });
  const server = createServer(provider.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return { login: `${url}/lti/login`, launch: `${url}/lti/launch` };
}
