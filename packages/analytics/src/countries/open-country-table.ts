import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { CoreError } from '@coursewright/core/shared';
import { Reader, type Response } from 'mmdb-lib';

/** Which country an address is in. */
export interface CountryTable {
  readonly file: string;
  /** The day on which the table was made, `YYYY-MM-DD`. */
  readonly builtOn: string;
  /** ISO 3166 alpha-2, of IPv4 and IPv6 addresses; undefined for private ones, and for what is no address. */
  countryOf(ip: string): string | undefined;
}

/**
 * Opens a table in MaxMind's format (`.mmdb`, MaxMind DB File Format Specification 2.0): one of ip-location-db, or a GeoLite2 or GeoIP2 table
 * of countries or cities. All of it is held in memory. Throws `bad_input` with the file.
 */
export function openCountryTable(file: string): CountryTable {
  const reader = readTable(file);
  return {
    file,
    builtOn: reader.metadata.buildEpoch.toISOString().slice(0, 10),
    countryOf(ip) {
      const address = ip.trim().replace(/^::ffff:(?=\d+\.)/i, '');
      const version = isIP(address);
      if (version === 0 || (version === 6 && reader.metadata.ipVersion === 4)) return undefined;
      return countryCode(reader.get(address));
    },
  };
}

function readTable(file: string): Reader<Response> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw fault(file, 'cannot be read', cause);
  }
  try {
    return new Reader(bytes);
  } catch (cause) {
    throw fault(file, 'is no table in MaxMind’s format', cause);
  }
}

function fault(file: string, what: string, cause: unknown): CoreError {
  return new CoreError('bad_input', `The table of countries ${file} ${what}. Name an .mmdb file, or none.`, {
    data: { file },
    cause,
  });
}

/** `country_code` in ip-location-db, `country.iso_code` in MaxMind's own tables. */
function countryCode(found: unknown): string | undefined {
  const code = member(found, 'country_code') ?? member(member(found, 'country'), 'iso_code');
  return typeof code === 'string' && /^[A-Z]{2}$/.test(code) ? code : undefined;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
