import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CoreError } from '@coursewright/core/shared';
import { afterAll, describe, expect, it } from 'vitest';
import { openCountryTable } from './open-country-table.ts';
import { shippedCountryTable } from './shipped-country-table.ts';
import { mmdb } from './testing/mmdb.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'coursewright-countries-'));
afterAll(() => rmSync(folder, { recursive: true }));

const table = (name: string, bytes: Uint8Array) => {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
};

describe('the table that is shipped', () => {
  const countries = openCountryTable(shippedCountryTable() ?? '');

  it.each([
    ['8.8.8.8', 'US'],
    ['193.0.6.139', 'NL'],
    ['2001:67c:2e8:22::c100:68b', 'NL'],
    ['::ffff:193.0.6.139', 'NL'],
    ['::FFFF:193.0.6.139', 'NL'],
    [' 193.0.6.139 ', 'NL'],
    ['10.0.2.2', undefined],
    ['127.0.0.1', undefined],
    ['::1', undefined],
    ['', undefined],
    ['999.1.1.1', undefined],
    ['193.0.6.139, 8.8.8.8', undefined],
    ['\u{1F600}', undefined],
  ])('knows where %j is', (ip, country) => {
    expect(countries.countryOf(ip)).toBe(country);
  });

  it('says when it was made', () => {
    expect(countries.builtOn).toMatch(/^20\d\d-\d\d-\d\d$/);
  });
});

describe('a table of another maker', () => {
  it('is read where it has MaxMind’s names, and addresses of IPv4 only', () => {
    const countries = openCountryTable(table('geolite.mmdb', mmdb({ country: { iso_code: 'IS' } })));
    expect(countries.countryOf('200.1.1.1')).toBe('IS');
    expect(countries.countryOf('100.1.1.1')).toBeUndefined();
    expect(countries.countryOf('2001:db8::1')).toBeUndefined();
  });

  it('knows no country where it has other names, or something else for a code', () => {
    for (const data of [{ city: 'X' }, { country_code: 'Iceland' }, { country: 'IS' }])
      expect(openCountryTable(table('other.mmdb', mmdb(data))).countryOf('200.1.1.1')).toBeUndefined();
  });
});

it('names a file that is not there, and one that is no table', () => {
  const missing = path.join(folder, 'missing.mmdb');
  for (const [file, what] of [
    [missing, 'cannot be read'],
    [table('text.mmdb', Buffer.from('no table')), 'is no table'],
  ] as const) {
    const open = () => openCountryTable(file);
    expect(open).toThrow(CoreError);
    expect(open).toThrow(`The table of countries ${file} ${what}`);
  }
});
