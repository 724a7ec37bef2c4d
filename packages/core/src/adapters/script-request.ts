import { importedModules } from '../sandbox/imported-modules.ts';
import type { Script } from '../sandbox/script-sandbox.port.ts';
import type { ScriptRequest } from './script-process.ts';

/** A script as an interpreter's process reads it. */
export function scriptRequest({ code, globals, seed, libraries }: Script): ScriptRequest {
  return {
    code,
    globals,
    seed,
    libraries: libraries.map(({ zip }) => Buffer.from(zip).toString('base64')),
    modules: [...importedModules(code)],
  };
}
