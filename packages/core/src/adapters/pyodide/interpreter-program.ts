import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CoreError } from '../../shared/core-error.ts';
import { pythonFolder } from '../python-folder.ts';
import type { ScriptProgram } from '../script-process.ts';
import { unprivilegedUser } from '../unprivileged-user.ts';

/** What Node takes away from the interpreter's process: files, network, processes, native code, `eval`. */
const lockedDown = [
  '--permission',
  '--disallow-code-generation-from-strings',
  '--max-old-space-size=256',
  '--no-warnings',
];

/**
 * An interpreter's command line: with `snapshot`, from the file that holds the memory of a loaded one; with `'make'`, to
 * write that file's content to standard output.
 */
export function interpreterProgram(memoryBytes: number, snapshot?: string): ScriptProgram {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const pyodide = pyodideFolder();
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const readable = [
    `${here}${path.sep}*`,
    `${pyodide}${path.sep}*`,
    `${pythonFolder}*`,
    // Says which kind of module these files are.
    path.join(here, '../../../package.json'),
    ...(snapshot === undefined || snapshot === 'make' ? [] : [snapshot]),
  ];
  return {
    command: process.execPath,
    args: [
      ...lockedDown,
      ...readable.map((place) => `--allow-fs-read=${place}`),
      path.join(here, `interpreter-main.${extension}`),
      pyodide,
      pythonFolder,
      String(memoryBytes),
      snapshot ?? '',
    ],
    ...unprivilegedUser(),
    readySeconds: 30,
    graceSeconds: 0,
  };
}

/** Throws `not_configured` where the package is not installed. */
function pyodideFolder(): string {
  try {
    return path.dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));
  } catch (cause) {
    throw new CoreError('not_configured', 'The package pyodide is not installed: npm install pyodide', {
      cause,
    });
  }
}
