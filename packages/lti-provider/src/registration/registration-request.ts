import type { LtiAddresses } from '../lti-tool-deps.ts';
import type { Registration } from '../registrations/registration.ts';
import { canvasParameters } from '../spec/canvas-parameters.ts';
import { linkParameters } from '../spec/link-variables.ts';
import { registrationClaims } from '../spec/registration.ts';
import { scopes } from '../spec/scopes.ts';
import { messageTypes } from '../spec/services.ts';
import type { PlatformConfiguration } from './platform-configuration.ts';

/** What we ask a platform for; everything of it the platform offers. */
export interface RegistrationWishes {
  readonly scopes: readonly string[];
  readonly messages: readonly { readonly type: string; readonly placements?: readonly string[] }[];
  readonly claims: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
}

/** What of a registration the wishes depend on. */
export type RegistrationChoices = Pick<Registration, 'grades' | 'personalData'>;

type Offer = Pick<PlatformConfiguration, 'scopes' | 'messages' | 'variables' | 'product'>;

const gradeScopes = [scopes.lineItem, scopes.resultReadonly, scopes.score];
/** Where content is chosen: the standard's two (DR, placements), and what Canvas calls them. */
const places = {
  standard: ['ContentArea', 'RichTextEditor'],
  canvas: ['assignment_selection', 'link_selection', 'editor_button'],
};

export function registrationWishes(
  offer: Offer,
  { grades, personalData }: RegistrationChoices,
): RegistrationWishes {
  const wanted = [...(grades === 'none' ? [] : gradeScopes), scopes.membershipReadonly];
  const deepLinking = offer.messages?.find(({ type }) => type === messageTypes.deepLinking);
  const known = offer.product === 'canvas' ? places.canvas : places.standard;
  const placements = known.filter((place) => deepLinking?.placements?.includes(place) ?? true);
  return {
    scopes: wanted.filter((scope) => offer.scopes?.includes(scope) ?? true),
    messages: [
      { type: messageTypes.resourceLink },
      ...(deepLinking !== undefined || offer.messages === undefined
        ? [{ type: messageTypes.deepLinking, ...(placements.length > 0 && { placements }) }]
        : []),
    ],
    claims: [
      'iss',
      'sub',
      ...(personalData.name ? ['name', 'given_name', 'family_name'] : []),
      ...(personalData.email ? ['email'] : []),
      'locale',
    ],
    parameters: Object.fromEntries(
      Object.entries(linkParameters).filter(
        ([, variable]) => offer.variables?.includes(variable.slice(1)) ?? true,
      ),
    ),
  };
}

/** The client registration request (DR step 3; OpenID Connect Registration §2). */
export function registrationRequest(
  wishes: RegistrationWishes,
  tool: { readonly name: string; readonly addresses: LtiAddresses; readonly product?: string | undefined },
): Readonly<Record<string, unknown>> {
  const { name, addresses, product } = tool;
  const { origin, hostname, host } = new URL(addresses.launch);
  const named = wishes.claims.includes('name');
  const mailed = wishes.claims.includes('email');
  const privacy = named ? (mailed ? 'public' : 'name_only') : mailed ? 'email_only' : 'anonymous';
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: addresses.login,
    redirect_uris: [addresses.launch, addresses.deepLink],
    client_name: name,
    client_uri: origin,
    jwks_uri: addresses.jwks,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: wishes.scopes.join(' '),
    [registrationClaims.toolConfiguration]: {
      // Without a port, as platforms match it with the host of links.
      domain: hostname,
      target_link_uri: addresses.launch,
      custom_parameters: { ...wishes.parameters, ...(product === 'canvas' && canvasParameters) },
      claims: wishes.claims,
      messages: wishes.messages.map(({ type, placements }) => ({
        type,
        target_link_uri: type === messageTypes.deepLinking ? addresses.deepLink : addresses.launch,
        label: name,
        ...(placements !== undefined && { placements }),
      })),
      ...(product === 'canvas' && {
        [registrationClaims.canvasPrivacyLevel]: privacy,
        [registrationClaims.canvasToolId]: host,
      }),
    },
  };
}
