import { countryList } from './country-list.ts';

export interface Country {
  readonly alpha2: string | null;
  readonly alpha3: string | null;
  readonly name: string;
}

const unknown: Country = { alpha2: null, alpha3: null, name: 'UNKNOWN' };
const countries = new Map(
  countryList.map(([alpha2, alpha3, name]): [string, Country] => [alpha2, { alpha2, alpha3, name }]),
);

/** The country of an ISO 3166 code; of any other (A1, EU, UNKNOWN, none), the unknown one. */
export function countryOf(code: string | number | null | undefined): Country {
  return countries.get(String(code)) ?? unknown;
}
