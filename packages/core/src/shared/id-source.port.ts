import type { Instant } from './clock.port.ts';

/** Where new identifiers come from; tests give a counting one. */
export interface IdSource {
  /** A UUID version 7 (RFC 9562): unique, and sortable by time. */
  uuid(): string;
  /** `bytes` random bytes as base64url, for secrets and one-time codes. */
  secret(bytes: number): string;
}

/** When a UUID of version 7 was made (RFC 9562 §5.7); undefined for any other text. */
export function uuidTime(id: string): Instant | undefined {
  const [, high, low] = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-/i.exec(id) ?? [];
  return high === undefined || low === undefined ? undefined : Number.parseInt(high + low, 16) * 1000;
}

export const systemIds: IdSource = {
  uuid: () => {
    const random = crypto.getRandomValues(new Uint8Array(10));
    const time = Date.now().toString(16).padStart(12, '0');
    const rest = [...random].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const variant = (((random[2] ?? 0) & 0x3f) | 0x80).toString(16);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(1, 4)}-${variant}${rest.slice(6, 8)}-${rest.slice(8, 20)}`;
  },
  secret: (length) => {
    const random = crypto.getRandomValues(new Uint8Array(length));
    return btoa(String.fromCodePoint(...random))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  },
};
