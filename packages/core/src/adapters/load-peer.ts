import { CoreError } from '../shared/core-error.ts';

/** Loads an optional peer dependency. Throws `not_configured` with the command that installs it where it is not there. */
export async function loadPeer<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    if (!isMissing(cause, name)) throw cause;
    throw new CoreError('not_configured', `The package ${name} is not installed: npm install ${name}`, {
      cause,
    });
  }
}

/** Node names the package that it looked for; another one that is missing within it is another fault. */
function isMissing(error: unknown, name: string): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return error.code === 'ERR_MODULE_NOT_FOUND' && error.message.includes(`'${name}'`);
}
