import { expect, it } from 'vitest';
import { checkMysqlVersion } from './check-mysql-version.ts';

it.each([
  '8.0.36',
  '8.4.2',
  '9.1.0-log',
  '10.6.0-MariaDB',
  '10.11.19-MariaDB-0+deb12u1',
  '11.4.2-MariaDB',
  '5.5.5-10.11.6-MariaDB',
])('takes %s', (version) => {
  expect(() => checkMysqlVersion(version)).not.toThrow();
});

it.each(['5.7.44', '10.5.27-MariaDB', '5.5.5-10.3.39-MariaDB', ''])(
  'refuses %s and says what is needed',
  (version) => {
    expect(() => checkMysqlVersion(version)).toThrow(/or later is needed/);
  },
);
