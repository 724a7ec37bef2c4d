const settings = {
  mysql: 'COURSEWRIGHT_MYSQL_URL',
  mongodb: 'COURSEWRIGHT_MONGODB_URL',
  redis: 'COURSEWRIGHT_REDIS_URL',
  s3: 'COURSEWRIGHT_S3_ENDPOINT',
} as const;

/**
 * Where the service is that suites are to be run on; undefined where none is named: they are left out, and it is said.
 * Throws with `ADAPTERS=all`: there a missing service is a failure.
 */
export function serviceUrl(name: keyof typeof settings): string | undefined {
  const setting = settings[name];
  // This repository's vitest keeps the settings of servers under names that no program takes for its own.
  const url = process.env[`TEST_${setting}`] ?? process.env[setting];
  if (url !== undefined && url !== '') return url;
  if (process.env['ADAPTERS'] === 'all')
    throw new Error(`${setting} is not set, and ADAPTERS=all asks for it.`);
  process.stderr.write(`${setting} is not set: the suites on ${name} are left out.\n`);
  return undefined;
}
