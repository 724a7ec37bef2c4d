import type { Clock, IdSource } from '@coursewright/core';
import { SignJWT } from 'jose';
import { z } from 'zod';
import { signingAlgorithm } from '../../keys/signing-key.ts';
import { html, Html } from '../../pages/html.ts';
import { postForm, submitScript } from '../../pages/post-form.ts';
import type { RegistrationCache } from '../../registrations/registration-cache.ts';
import { claims, ltiVersion } from '../../spec/claims.ts';
import { messageTypes } from '../../spec/services.ts';
import { platformOfToken } from './call-platform.ts';
import type { IdToken } from './id-token.ts';
import { LtijsError } from './ltijs-error.ts';
import type { PlatformKeysOfTool } from './platform-keys-of-tool.ts';

export interface DeepLinkingOptions {
  readonly message?: string;
  readonly errMessage?: string;
  readonly log?: string;
  readonly errLog?: string;
}

/** ltijs's `DeepLinking` (Deep Linking 2.0). */
export interface DeepLinking {
  createDeepLinkingForm(
    token: IdToken,
    items: object | readonly object[],
    options?: DeepLinkingOptions,
  ): Promise<string>;
  createDeepLinkingMessage(
    token: IdToken,
    items: object | readonly object[],
    options?: DeepLinkingOptions,
  ): Promise<string>;
}

const lifetimeSeconds = 300;
const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim';
const itemSchema = z.looseObject({ type: z.string() });

export function deepLinkingFacade(deps: {
  readonly registrations: RegistrationCache;
  readonly keys: PlatformKeysOfTool;
  readonly clock: Clock;
  readonly ids: IdSource;
}): DeepLinking {
  const createDeepLinkingMessage: DeepLinking['createDeepLinkingMessage'] = async (
    token,
    items,
    options = {},
  ) => {
    const registration = await platformOfToken(deps.registrations, token);
    const { deepLinkingSettings: settings } = token.platformContext;
    if (settings === undefined) throw new LtijsError('MISSING_DEEP_LINK_SETTINGS');
    if (!items) throw new LtijsError('MISSING_CONTENT_ITEMS');
    const { kid, key } = await deps.keys.signing(registration.id);
    const now = Math.floor(deps.clock.now() / 1_000_000);
    return new SignJWT({
      iss: registration.clientId,
      aud: token.iss,
      iat: now,
      exp: now + lifetimeSeconds,
      nonce: deps.ids.secret(16),
      [claims.deploymentId]: token.deploymentId,
      [claims.messageType]: messageTypes.deepLinkingResponse,
      [claims.version]: ltiVersion,
      [claims.contentItems]: acceptable([items].flat(), settings),
      ...(settings.data !== undefined && { [claims.data]: settings.data }),
      ...(options.message !== undefined && { [claims.message]: options.message }),
      ...(options.errMessage !== undefined && { [claims.errorMessage]: options.errMessage }),
      ...(options.log !== undefined && { [`${dl}/log`]: options.log }),
      ...(options.errLog !== undefined && { [`${dl}/errorlog`]: options.errLog }),
    })
      .setProtectedHeader({ alg: signingAlgorithm, kid, typ: 'JWT' })
      .sign(key);
  };
  return {
    createDeepLinkingMessage,
    createDeepLinkingForm: async (token, items, options) => {
      const message = await createDeepLinkingMessage(token, items, options);
      const address = token.platformContext.deepLinkingSettings?.deep_link_return_url ?? '';
      const form = postForm(address, { JWT: message }, 'Continue');
      return html`${form}${new Html(`<script>${submitScript}</script>`)}`.text;
    },
  };
}

/** Throws for an item that the platform does not accept: ltijs sends the others and says nothing. */
function acceptable(
  items: readonly object[],
  settings: {
    readonly accept_types: readonly string[];
    readonly accept_multiple?: boolean | string | undefined;
  },
): readonly object[] {
  const parsed = z.array(itemSchema).parse(items);
  const foreign = parsed.find(({ type }) => !settings.accept_types.includes(type));
  if (foreign !== undefined) throw new LtijsError(`CONTENT_ITEM_TYPE_NOT_ACCEPTED. Details: ${foreign.type}`);
  const one = settings.accept_multiple === false || settings.accept_multiple === 'false';
  return one ? parsed.slice(0, 1) : parsed;
}
