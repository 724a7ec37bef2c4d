import { createHash } from 'node:crypto';

/** A namespace of UUIDs, as the 16 bytes that stand for it. */
export type Namespace = Buffer;

/** RFC 9562's namespace of domain names, in which openedx/event-routing-backends begins (helpers.py get_uuid5). */
const root = Buffer.from('6ba7b8109dad11d180b400c04fd430c8', 'hex');

export function namespaceOf(name: string): Namespace {
  return bytesOf(root, name);
}

/** UUID version 5 (RFC 9562 §5.5). */
export function uuid5(namespace: Namespace, name: string): string {
  const hex = bytesOf(namespace, name).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function bytesOf(namespace: Namespace, name: string): Buffer {
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes;
}
