import { CoreError } from '@coursewright/core';
import { fetchBounded, type BoundedAnswer } from '../http/fetch-bounded.ts';
import { jsonText } from '../http/json-text.ts';
import type { PublicNetwork } from '../http/public-network.ts';
import { isWebAddress } from '../registrations/web-address.ts';
import { readPlatformConfiguration, type PlatformConfiguration } from './platform-configuration.ts';
import { refuseRegistration, type RegistrationRefusal } from './registration-refusals.ts';

/** What a configuration has at most; Canvas's lists take some 20 kB. */
const maxBytes = 200_000;

/**
 * Asks a platform what it is (DR step 2). The address came with a request of who knows whom: it is https, on the public
 * network, and leads nowhere else; the answer is bounded in size and time. Canvas wants the token, others do not mind it.
 */
export async function fetchConfiguration(
  network: PublicNetwork,
  address: string,
  token: string | undefined,
): Promise<PlatformConfiguration | RegistrationRefusal> {
  if (address.length > 2000 || !isWebAddress(address)) {
    return refuseRegistration('address_refused', {
      address: address.slice(0, 200),
      reason: 'it must begin with https://',
    });
  }
  const answer = await ask(network, address, token);
  if ('refused' in answer) return answer;
  const { status, text } = answer;
  if (status === 401 || status === 403) return refuseRegistration('registration_token_refused', { status });
  if (status !== 200) {
    return refuseRegistration('configuration_unreachable', { address, reason: `it answered ${status}` });
  }
  const configuration = readPlatformConfiguration(jsonText(text));
  if ('refused' in configuration) return configuration;
  if (!isIssuerOf(configuration.issuer, address)) {
    const { hostname } = new URL(address);
    return refuseRegistration('issuer_mismatch', { issuer: configuration.issuer, host: hostname });
  }
  const resourceLinks = configuration.messages?.some(({ type }) => type === 'LtiResourceLinkRequest') ?? true;
  if (!resourceLinks && configuration.messages?.length !== 0) {
    return refuseRegistration('resource_links_missing');
  }
  return (await elsewhere(network, configuration)) ?? configuration;
}

async function ask(
  network: PublicNetwork,
  address: string,
  token: string | undefined,
): Promise<BoundedAnswer | RegistrationRefusal> {
  const headers = {
    accept: 'application/json',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  try {
    return await fetchBounded(network.fetch, address, { headers, maxBytes });
  } catch (error) {
    if (!(error instanceof CoreError)) throw error;
    return refuseRegistration('configuration_unreachable', { address, reason: error.detail });
  }
}

/**
 * DR §3.5.1: nobody registers in another's name. Canvas in the cloud is one issuer for all schools, each with a host of its
 * own below the same domains.
 */
export function isIssuerOf(issuer: string, configurationAddress: string): boolean {
  const issuerHost = URL.parse(issuer)?.hostname;
  const { hostname } = new URL(configurationAddress);
  if (issuerHost === hostname) return true;
  return (
    /^canvas(\.beta|\.test)?\.instructure\.com$/.test(issuerHost ?? '') &&
    /\.(instructure|canvaslms)\.com$/.test(hostname)
  );
}

/** Addresses that launches and grades will go to are no more private than the one that named them. */
async function elsewhere(
  network: PublicNetwork,
  { jwksUrl, authTokenUrl, registrationUrl }: PlatformConfiguration,
): Promise<RegistrationRefusal | undefined> {
  for (const address of new Set([jwksUrl, authTokenUrl, registrationUrl])) {
    try {
      await network.check(address);
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'it cannot be reached';
      return refuseRegistration('address_refused', { address, reason });
    }
  }
  return undefined;
}
