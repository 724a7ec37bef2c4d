import type { NextFunction, Request, Response } from 'express';
import type { IdToken } from './id-token.ts';
import { LtijsError } from './ltijs-error.ts';

export type LaunchCallback = (
  token: IdToken,
  request: Request,
  response: Response,
  next: NextFunction,
) => unknown;
export type RequestCallback = (request: Request, response: Response, next: NextFunction) => unknown;

/** What the application does at each turn; ltijs's own answers by default. */
export interface ProviderCallbacks {
  connect: LaunchCallback;
  deepLinking: LaunchCallback;
  dynamicRegistration: RequestCallback | undefined;
  sessionTimeout: RequestCallback;
  invalidToken: RequestCallback;
  unregisteredPlatform: RequestCallback | undefined;
  inactivePlatform: RequestCallback | undefined;
}

export function defaultCallbacks(): ProviderCallbacks {
  return {
    connect: (_token, _request, _response, next) => next(),
    deepLinking: (_token, _request, _response, next) => next(),
    dynamicRegistration: undefined,
    sessionTimeout: (_request, response) => response.status(401).send(response.locals['err']),
    invalidToken: (_request, response) => response.status(401).send(response.locals['err']),
    unregisteredPlatform: undefined,
    inactivePlatform: undefined,
  };
}

/** The setters of the provider; each throws without a callback, as ltijs does. */
export function callbackSetters(callbacks: ProviderCallbacks) {
  const setter =
    <Name extends keyof ProviderCallbacks>(name: Name) =>
    (callback: NonNullable<ProviderCallbacks[Name]>): true => {
      if (!callback) throw new LtijsError('MISSING_CALLBACK');
      callbacks[name] = callback;
      return true;
    };
  return {
    onConnect: setter('connect'),
    onDeepLinking: setter('deepLinking'),
    onDynamicRegistration: setter('dynamicRegistration'),
    onSessionTimeout: setter('sessionTimeout'),
    onInvalidToken: setter('invalidToken'),
    onUnregisteredPlatform: setter('unregisteredPlatform'),
    onInactivePlatform: setter('inactivePlatform'),
  };
}
