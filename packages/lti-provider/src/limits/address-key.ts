import { isIPv6 } from 'node:net';

/** What requests of one network are counted by: an IPv4 address, or the first half of an IPv6 one, which a subscriber has whole. */
export function addressKey(ip = ''): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(ip)) return ip;
  const [front = '', back] = ip.split('::');
  const before = front.split(':').filter((group) => group !== '');
  const after = back?.split(':').filter((group) => group !== '') ?? [];
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':').toLowerCase();
}
