import { z } from 'zod';

const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** True for an absolute https address, and for plain http on this machine only (security framework §5.1: TLS throughout). */
export function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname));
}

export const webAddress = z
  .string()
  .max(2000)
  .refine(isWebAddress, { error: 'must be an https address (plain http only for this machine)' });
