import { CoreError } from '../shared/core-error.ts';

/** Loads an optional peer dependency. Throws `not_configured` saying what to install where it is not there. */
export async function loadPeer<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    if (!(cause instanceof Error) || !cause.message.includes(`'${name}'`)) throw cause;
    throw new CoreError('not_configured', `The package ${name} is not installed: npm install ${name}`, {
      cause,
    });
  }
}
