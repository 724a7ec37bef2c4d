import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import type { ScriptLibrary } from '../script-sandbox.port.ts';

/** Files packed as a course's `python_lib.zip`. */
export function pythonLibrary(files: Readonly<Record<string, string>>): ScriptLibrary {
  const zip = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
  return { sha256: createHash('sha256').update(zip).digest('hex'), zip };
}
