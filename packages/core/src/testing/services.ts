const settings = {
  mysql: 'COURSEWRIGHT_MYSQL_URL',
  mongodb: 'COURSEWRIGHT_MONGODB_URL',
  redis: 'COURSEWRIGHT_REDIS_URL',
  s3: 'COURSEWRIGHT_S3_ENDPOINT',
  hadoop: 'COURSEWRIGHT_HADOOP_CLASSPATH',
} as const;

/**
 * A setting as suites see it: this repository's vitest keeps those of services as `TEST_…`, so that the programs which tests
 * start are embedded unless a test tells them otherwise.
 */
export function suiteSetting(name: string): string | undefined {
  const value = process.env[`TEST_${name}`] ?? process.env[name];
  return value === '' ? undefined : value;
}

/**
 * Where the service is that suites are to be run on; undefined where none is named: they are left out, and it is said.
 * Throws with `ADAPTERS=all`: there a missing service is a failure.
 */
export function serviceUrl(name: keyof typeof settings): string | undefined {
  const setting = settings[name];
  const url = suiteSetting(setting);
  if (url !== undefined) return url;
  if (process.env['ADAPTERS'] === 'all')
    throw new Error(`${setting} is not set, and ADAPTERS=all asks for it.`);
  process.stderr.write(`${setting} is not set: the suites on ${name} are left out.\n`);
  return undefined;
}
