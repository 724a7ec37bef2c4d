import { CoreError } from '../shared/core-error.ts';

/**
 * Loads a driver that is an optional peer of this package. Throws `not_configured` with the command that installs it when
 * it is not there.
 */
export async function optionalPackage<Package>(name: string, load: () => Promise<Package>): Promise<Package> {
  try {
    return await load();
  } catch (error) {
    if (!isMissing(error, name)) throw error;
    throw new CoreError('not_configured', `The package ${name} is missing. Install it: npm install ${name}`);
  }
}

/** Node names the package that it looked for; another one that is missing within it is another fault. */
function isMissing(error: unknown, name: string): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return error.code === 'ERR_MODULE_NOT_FOUND' && error.message.includes(`'${name}'`);
}
