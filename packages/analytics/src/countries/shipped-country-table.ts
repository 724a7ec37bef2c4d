import { createRequire } from 'node:module';

/**
 * The file of the table of countries that is free to ship, where its package is installed: `@ip-location-db/geo-whois-asn-country-mmdb`,
 * whose data is by the NRO (nro.net) under CC BY 4.0. undefined where it is not: then no country is known until a file is named.
 */
export function shippedCountryTable(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(
      '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb',
    );
  } catch {
    return undefined;
  }
}
