import { createRequire } from 'node:module';
import type { LtijsProvider } from '@coursewright/lti-provider/ltijs';

export interface IdToken {
  readonly user: string;
  readonly userInfo: { readonly name?: string };
  readonly platformContext: {
    readonly contextId: string;
    readonly path: string;
    readonly [member: string]: unknown;
  };
  readonly [member: string]: unknown;
}

export interface HandlerResponse {
  readonly locals: { readonly ltik: string; readonly token?: IdToken };
  send(body: unknown): void;
}

type Handler = (token: IdToken, request: unknown, response: HandlerResponse) => unknown;
type Route = (path: string, handler: (request: unknown, response: HandlerResponse) => unknown) => unknown;
type Call = (token: IdToken, ...given: readonly unknown[]) => Promise<unknown>;

/** The part of ltijs 5.9.9 that its tools use; the package ships no types. */
export interface Ltijs extends LtijsProvider {
  readonly app: { readonly get: Route };
  deploy(options: { serverless: true; silent: true }): Promise<boolean>;
  close(options: { silent: true }): Promise<boolean>;
  onConnect(handler: Handler): unknown;
  onDeepLinking(handler: Handler): unknown;
  whitelist(...routes: readonly unknown[]): unknown;
  redirect(response: HandlerResponse, path: string, options?: object): Promise<unknown>;
  getAllPlatforms(): Promise<readonly { platformJSON(): Promise<Record<string, unknown>> }[]>;
  readonly Grade: Readonly<Record<'createLineItem' | 'submitScore' | 'getScores' | 'getLineItems', Call>>;
  readonly NamesAndRoles: Readonly<Record<'getMembers', Call>>;
  readonly DeepLinking: Readonly<Record<'createDeepLinkingForm', Call>>;
}

/** A provider of its own: the package exports one for the whole process. */
export function newLtijs(): Ltijs {
  const require = createRequire(import.meta.url);
  const { constructor } = require('ltijs').Provider as { constructor: new () => Ltijs };
  return new constructor();
}
