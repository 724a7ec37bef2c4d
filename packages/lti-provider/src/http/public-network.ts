import { lookup } from 'node:dns';
import { lookup as resolve } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Where requests go whose address a stranger chose. */
export interface PublicNetwork {
  /** Fetches from where such requests may go, and follows no redirect. Rejects for any other place. */
  readonly fetch: typeof fetch;
  /** Rejects for an address whose host is, by its name as of now, where no such request may go. */
  check(address: string): Promise<void>;
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** Networks of an institution (RFC 1918, RFC 4193, RFC 6598). */
const institution = new BlockList();
for (const [net, prefix] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
] as const) {
  institution.addSubnet(net, prefix);
}
institution.addSubnet('fc00::', 7, 'ipv6');

/** Nobody's place in the internet: this network, link-local (cloud metadata), protocol, test, multicast, translation. */
const nowhere = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  nowhere.addSubnet(net, prefix);
}
for (const [net, prefix] of [
  ['::', 128],
  ['64:ff9b::', 32],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  nowhere.addSubnet(net, prefix, 'ipv6');
}

/**
 * `fetch` for addresses that a stranger names: it connects to public addresses only, whatever the name resolves to when it
 * does. `privateNetworks` opens an institution's own networks and this machine; link-local ones stay closed.
 */
export function publicNetwork({
  privateNetworks,
  thisMachine,
}: {
  readonly privateNetworks: boolean;
  /** For a tool that is itself only on this machine. */
  readonly thisMachine: boolean;
}): PublicNetwork {
  const allows = (ip: string): boolean => {
    const family = isIP(ip) === 6 ? 'ipv6' : 'ipv4';
    if (loopback.check(ip, family)) return thisMachine || privateNetworks;
    if (institution.check(ip, family)) return privateNetworks;
    return !nowhere.check(ip, family);
  };
  const refused = (host: string) =>
    new Error(`${host} is on a private network, where platforms may not register themselves from`);
  const guarded: LookupFunction = (host, options, answer) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      const [first] = found ?? [];
      if (error !== null) answer(error, '');
      else if (first === undefined || !found.every(({ address }) => allows(address)))
        answer(refused(host), '');
      else if (options.all === true) answer(null, found);
      else answer(null, first.address, first.family);
    });
  };
  const assertLiteral = ({ hostname }: URL): void => {
    const host = hostname.replaceAll(/^\[|\]$/g, '');
    // A literal address is connected to without a lookup.
    if (isIP(host) !== 0 && !allows(host)) throw refused(host);
  };
  return {
    fetch: async (input, init = {}) => {
      const url = new URL(input instanceof Request ? input.url : input);
      assertLiteral(url);
      return send(url, init, guarded);
    },
    check: async (address) => {
      const url = new URL(address);
      assertLiteral(url);
      const host = url.hostname.replaceAll(/^\[|\]$/g, '');
      if (isIP(host) !== 0) return;
      const found = await resolve(host, { all: true });
      if (!found.every((one) => allows(one.address))) throw refused(host);
    },
  };
}

function send(url: URL, init: RequestInit, lookupAddress: LookupFunction): Promise<Response> {
  const given = new Request(url, { ...init, redirect: 'manual' });
  const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolveAnswer, reject) => {
    const outgoing = start(
      url,
      {
        method: given.method,
        headers: Object.fromEntries(given.headers),
        lookup: lookupAddress,
        ...(init.signal != null && { signal: init.signal }),
      },
      (incoming) => {
        const status = incoming.statusCode ?? 0;
        if (status >= 300 && status < 400) {
          incoming.destroy();
          reject(new Error('it leads on to another address'));
        } else resolveAnswer(asResponse(incoming, status));
      },
    );
    outgoing.once('error', reject);
    given.arrayBuffer().then((body) => outgoing.end(Buffer.from(body)), reject);
  });
}

function asResponse(incoming: IncomingMessage, status: number): Response {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const bodyless = status === 204 || status === 205;
  return new Response(bodyless ? null : bytesOf(incoming), { status, headers });
}

function bytesOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = incoming.iterator();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await chunks.next();
      if (done === true) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    cancel: () => void incoming.destroy(),
  });
}
