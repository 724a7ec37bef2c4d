import { fileURLToPath } from 'node:url';

/** What the interpreters run around a script, shipped beside this package's code. */
export const pythonFolder = fileURLToPath(new URL('../../python/', import.meta.url));
