import { fetchConfiguration } from '../../registration/fetch-configuration.ts';
import { sendRegistration } from '../../registration/send-registration.ts';
import type { PublicNetwork } from '../../http/public-network.ts';
import { registrationClaims } from '../../spec/registration.ts';
import { scopes } from '../../spec/scopes.ts';
import { messageTypes } from '../../spec/services.ts';
import { LtijsError } from './ltijs-error.ts';
import type { Platforms } from './platforms.ts';
import type { ProviderOptions, Routes } from './provider-options.ts';

/** ltijs's `DynamicRegistration` (LTI Dynamic Registration 1.0). */
export interface DynamicRegistration {
  /** Answers the page that closes the platform's window. Throws; the message names what the platform refused. */
  register(openidConfiguration: string, registrationToken?: string, options?: object): Promise<string>;
}

type Settings = NonNullable<ProviderOptions['dynReg']>;

/**
 * The platform's configuration is asked for with its token (Canvas wants that), from public networks only, and must be the
 * issuer's own; ltijs asks any address, without.
 */
export function dynamicRegistrationFacade(deps: {
  readonly settings: Settings;
  readonly routes: Routes;
  readonly platforms: Platforms;
  readonly network: PublicNetwork;
}): DynamicRegistration {
  const { settings, platforms, network } = deps;
  return {
    register: async (openidConfiguration, registrationToken, options = {}) => {
      if (!openidConfiguration) throw new LtijsError('MISSING_OPENID_CONFIGURATION');
      const platform = await fetchConfiguration(network, openidConfiguration, registrationToken);
      if ('refused' in platform) throw refused(platform);
      const client = await sendRegistration(network.fetch, {
        method: 'POST',
        address: platform.registrationUrl,
        ...(registrationToken !== undefined && { token: registrationToken }),
        body: { ...requestOf(deps), ...options },
      });
      if ('refused' in client) throw refused(client);
      if (await platforms.getPlatform(platform.issuer, client.clientId)) {
        throw new LtijsError('PLATFORM_ALREADY_REGISTERED');
      }
      const registered = await platforms.registerPlatform({
        url: platform.issuer,
        clientId: client.clientId,
        name: `${platform.product ?? 'Platform'} at ${new URL(platform.issuer).host}`,
        authenticationEndpoint: platform.authLoginUrl,
        accesstokenEndpoint: platform.authTokenUrl,
        ...(platform.audience !== undefined && { authorizationServer: platform.audience }),
        authConfig: { method: 'JWK_SET', key: platform.jwksUrl },
        ...(client.deploymentId !== undefined && { deploymentIds: [client.deploymentId] }),
      });
      await registered.platformActive(settings.autoActivate === true);
      return closingPage(new URL(openidConfiguration).origin);
    },
  };
}

function requestOf({ settings, routes }: { readonly settings: Settings; readonly routes: Routes }) {
  const below = (path: string): string => `${settings.url.replace(/\/$/, '')}${path === '/' ? '' : path}`;
  const launch = below(routes.app);
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: below(routes.login),
    redirect_uris: [...(settings.redirectUris ?? []), launch],
    client_name: settings.name,
    jwks_uri: below(routes.keyset),
    ...(settings.logo !== undefined && { logo_uri: settings.logo }),
    token_endpoint_auth_method: 'private_key_jwt',
    scope: Object.values(scopes).join(' '),
    [registrationClaims.toolConfiguration]: {
      domain: new URL(settings.url).hostname,
      ...(settings.description !== undefined && { description: settings.description }),
      target_link_uri: launch,
      custom_parameters: settings.customParameters ?? {},
      claims: ['iss', 'sub', 'name', 'given_name', 'family_name', 'email', 'locale'],
      messages: [
        { type: messageTypes.resourceLink, target_link_uri: launch },
        ...(settings.useDeepLinking === false
          ? []
          : [{ type: messageTypes.deepLinking, target_link_uri: launch }]),
      ],
    },
  };
}

function refused({
  refused: code,
  facts,
}: {
  readonly refused: string;
  readonly facts?: object;
}): LtijsError {
  return new LtijsError(
    `${code.toUpperCase()}${facts === undefined ? '' : `. Details: ${JSON.stringify(facts)}`}`,
  );
}

/** To the platform's own window alone. */
function closingPage(origin: string): string {
  const message = JSON.stringify({ subject: 'org.imsglobal.lti.close' });
  return `<script>(window.opener || window.parent).postMessage(${message}, ${JSON.stringify(origin)});</script>`;
}
