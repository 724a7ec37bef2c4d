type Data = string | number | { readonly [name: string]: Data };

/** The smallest table in MaxMind's format: IPv4, one node; addresses from 128.0.0.0 on have `data`, the others nothing. */
export function mmdb(data: Data): Buffer {
  const node = Buffer.from([0, 0, 1, 0, 0, 1 + 16]);
  const metadata = {
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_700_000_000,
    database_type: 'test',
    ip_version: 4,
    node_count: 1,
    record_size: 24,
  };
  const marker = Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1');
  return Buffer.concat([node, Buffer.alloc(16), encode(data), marker, encode(metadata)]);
}

/** Data types of the format: 2 text, 6 unsigned 32 bit, 7 map. Sizes up to 28 stand in the control byte. */
function encode(data: Data): Buffer {
  if (typeof data === 'string') {
    const text = Buffer.from(data);
    return Buffer.concat([Buffer.from([(2 << 5) | text.length]), text]);
  }
  if (typeof data === 'number') {
    const bytes = Buffer.alloc(5);
    bytes[0] = (6 << 5) | 4;
    bytes.writeUInt32BE(data, 1);
    return bytes;
  }
  const members = Object.entries(data);
  const pairs = members.flatMap(([name, value]) => [encode(name), encode(value)]);
  return Buffer.concat([Buffer.from([(7 << 5) | members.length]), ...pairs]);
}
