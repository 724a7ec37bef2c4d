import { expect, it } from 'vitest';
import { keepServicesForSuites } from './service-settings.ts';

it('keeps the settings of servers from programs that tests start, and leaves all others', () => {
  const env = { COURSEWRIGHT_MYSQL_URL: 'mysql://', COURSEWRIGHT_S3_BUCKET: 'b', COURSEWRIGHT_DATA: 'd' };
  keepServicesForSuites(env);
  expect(env).toEqual({
    TEST_COURSEWRIGHT_MYSQL_URL: 'mysql://',
    TEST_COURSEWRIGHT_S3_BUCKET: 'b',
    COURSEWRIGHT_DATA: 'd',
  });
});
