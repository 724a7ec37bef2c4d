import { expect, it } from 'vitest';
import { shippedCountryTable } from '../../countries/shipped-country-table.ts';
import { openCountries } from './open-countries.ts';

it('knows countries by the table it is given, and none without one', () => {
  expect(openCountries(shippedCountryTable())('193.0.6.139')).toBe('NL');
  expect(openCountries(undefined)('193.0.6.139')).toBeUndefined();
});
