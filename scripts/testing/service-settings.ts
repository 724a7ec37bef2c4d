/**
 * Takes the settings of the real servers (`COURSEWRIGHT_MYSQL_URL` and its like) out of the environment and keeps them as
 * `TEST_…` for the suites that ask for a server: a program that a test starts is embedded unless that test tells it otherwise.
 */
export function keepServicesForSuites(env: NodeJS.ProcessEnv): void {
  for (const [name, value] of Object.entries(env)) {
    if (!/^COURSEWRIGHT_(MYSQL|MONGODB|REDIS|S3|HADOOP)_/.test(name)) continue;
    env[`TEST_${name}`] = value;
    // oxlint-disable-next-line no-dynamic-delete -- an environment has no other way
    delete env[name];
  }
}
