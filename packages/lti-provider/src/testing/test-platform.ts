import { once } from 'node:events';
import { createServer } from 'node:http';
import { systemClock, type Clock } from '@coursewright/core';
import express, { type Request } from 'express';
import { importJWK, SignJWT, type JWTPayload } from 'jose';
import { createLtiPlatform } from '../platform/create-lti-platform.ts';
import type { DeepLinkReturn, LtiPlatform } from '../platform/lti-platform.ts';
import { memoryPlatformStore } from '../platform/memory-store.ts';
import type { PlatformStore, PlatformUser } from '../platform/platform-store.port.ts';
import type { RegisteredTool } from '../platform/registered-tool.ts';
import {
  registrationVariants,
  type RegistrationVariantName,
} from '../platform/registration/registration-variant.ts';
import type { LtiAddresses } from '../lti-tool-deps.ts';
import type { RegistrationInput } from '../registrations/registration-input.ts';
import { contextRoles } from '../spec/roles.ts';

/** A learning platform on a port of this machine, for tests of tools. */
export interface TestPlatform {
  readonly origin: string;
  readonly platform: LtiPlatform;
  /** Holds the context `course-1` with the teacher `teacher` and the learners `ada` and `bob`. */
  readonly store: PlatformStore;
  readonly tools: RegisteredTool[];
  /** Every request it had, as `GET /path`. */
  readonly requests: string[];
  /** The same with what was sent and answered, each when it has ended. */
  readonly calls: PlatformCall[];
  readonly deepLinked: DeepLinkReturn[];
  /** Registers a tool here; answers what the tool needs to know. */
  register(addresses: LtiAddresses, more?: Partial<RegisteredTool>): RegistrationInput;
  /** Signs anything with the platform's key: what a broken or hostile platform would send. */
  sign(payload: JWTPayload, header?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Answers the next requests to a path that begins so, instead of the platform; null ends it. */
  answer: {
    readonly path: string;
    readonly status: number;
    readonly headers?: Record<string, string>;
    readonly body?: string;
  } | null;
  close(): Promise<void>;
}

/** A request that ended. */
export interface PlatformCall {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
  readonly status: number;
}

const people: readonly (readonly [PlatformUser, string])[] = [
  [{ id: 'teacher', name: 'Grace Hopper', email: 'grace@example.org' }, contextRoles.instructor],
  [{ id: 'ada', name: 'Ada Lovelace', email: 'ada@example.org', locale: 'es' }, contextRoles.learner],
  [{ id: 'bob', name: 'Bob' }, contextRoles.learner],
];

export interface TestPlatformOptions {
  readonly clock?: Clock;
  /** `localhost` makes it another site than a tool at 127.0.0.1 is; default 127.0.0.1. */
  readonly host?: 'localhost' | '127.0.0.1';
  /** Default a free one. */
  readonly port?: number;
  /** How tools reach it, where that is not its own address (a tunnel, a proxy); without a slash at the end. */
  readonly publicUrl?: string;
  /** A host of its own for the authorisation endpoint, as Canvas has; one that this machine knows by itself. */
  readonly authHost?: 'sso.localhost';
  /** Lets tools register themselves, in the way of this platform. */
  readonly registration?: RegistrationVariantName;
}

/** Who is logged in at the test platform is told by the request's `x-test-user` header, or a cookie of that name. */
export async function openTestPlatform({
  clock = systemClock,
  host = '127.0.0.1',
  port = 0,
  publicUrl,
  authHost,
  registration,
}: TestPlatformOptions = {}): Promise<TestPlatform> {
  const app = express();
  const server = createServer(app);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The platform has no port.');
  const origin = publicUrl ?? `http://${host}:${address.port}`;
  const store = memoryPlatformStore({ clock });
  await store.putContext({ id: 'course-1', label: 'C1', title: 'Course one' });
  for (const [user, role] of people) await store.putMember('course-1', { user, roles: [role] });

  const tools: RegisteredTool[] = [];
  const deepLinked: DeepLinkReturn[] = [];
  const platform = createLtiPlatform({
    publicUrl: origin,
    issuer: origin,
    ...(authHost !== undefined && { authOrigin: `http://${authHost}:${address.port}` }),
    store,
    secret: 'a secret of the test platform alone',
    clock,
    tools: async () => tools,
    ...(registration !== undefined && {
      registration: {
        variant: registrationVariants[registration],
        put: async (tool) => {
          const place = tools.findIndex((one) => one.client_id === tool.client_id);
          tools.splice(place === -1 ? tools.length : place, 1, tool);
        },
      },
    }),
    session: async (request) => {
      const cookie = /\bx-test-user=(\w+)/.exec(request.headers.cookie ?? '')?.[1];
      const id = request.headers['x-test-user'] ?? cookie;
      return (await store.members('course-1')).find(({ user }) => user.id === id)?.user;
    },
    onDeepLink: async (returned) => {
      deepLinked.push(returned);
      return `${origin}/content`;
    },
  });
  const opened: TestPlatform = {
    origin,
    platform,
    store,
    tools,
    requests: [],
    calls: [],
    deepLinked,
    answer: null,
    register: (addresses, more) => {
      const tool = registeredTool(addresses, more);
      tools.push(tool);
      const { issuer, auth_login_url, auth_token_url, jwks_url } = platform.addresses;
      return {
        name: 'Test platform',
        issuer,
        auth_login_url,
        auth_token_url,
        jwks_url,
        client_id: tool.client_id,
        deployment_ids: [tool.deployment_id],
      };
    },
    sign: async (payload, header = {}) => {
      // Asking for the keys makes them at the first time.
      await fetch(platform.addresses.jwks_url);
      const key = (await store.keys()).at(-1);
      if (key === undefined) throw new Error('The platform has no key.');
      return new SignJWT(payload)
        .setProtectedHeader({ kid: key.kid, ...header, alg: 'RS256' })
        .sign(await importJWK(key.privateJwk, 'RS256'), { crit: criticalHeaders(header['crit']) });
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  app.use((request, response, next) => {
    opened.requests.push(`${request.method} ${request.path}`);
    response.on('finish', () => opened.calls.push(callOf(request, response.statusCode)));
    const { answer } = opened;
    if (answer === null || !request.path.startsWith(answer.path)) return next();
    response
      .status(answer.status)
      .set(answer.headers ?? {})
      .send(answer.body ?? '');
  });
  app.use(platform.router);
  return opened;
}

/** Lets jose sign what a header asks others to understand. */
function criticalHeaders(crit: unknown): Record<string, boolean> {
  return Object.fromEntries(Array.isArray(crit) ? crit.map((name) => [String(name), true]) : []);
}

function callOf(request: Request, status: number): PlatformCall {
  const { method, path, headers } = request;
  const body: unknown = request.body;
  return { method, path, query: new URL(request.url, 'http://x').search, headers, body, status };
}

function registeredTool(addresses: LtiAddresses, more: Partial<RegisteredTool> = {}): RegisteredTool {
  return {
    client_id: 'client-1',
    deployment_id: '1',
    name: 'The tool',
    login_url: addresses.login,
    redirect_uris: [addresses.launch, addresses.deepLink],
    jwks_url: addresses.jwks,
    target_link_uri: addresses.launch,
    deep_link_url: addresses.deepLink,
    ...more,
  };
}
