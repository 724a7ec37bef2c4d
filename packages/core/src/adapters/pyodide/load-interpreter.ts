import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What of Pyodide's API is used. `makeMemorySnapshot` and `_module` are not promised to stay. */
export interface Interpreter {
  readonly FS: { mkdirTree(path: string): void; writeFile(path: string, data: Uint8Array): void };
  readonly _module: { readonly HEAPU8: Uint8Array };
  runPython(code: string): unknown;
  unregisterJsModule(name: string): void;
  makeMemorySnapshot(): Uint8Array;
}

export interface InterpreterSource {
  /** The folder of the package pyodide. */
  readonly folder: string;
  /** To make a snapshot of, or the file of one to begin with. */
  readonly snapshot: 'make' | { readonly file: string } | undefined;
}

/** An interpreter that hears and says nothing, and finds no name of JavaScript's. */
export async function loadInterpreter({ folder, snapshot }: InterpreterSource): Promise<Interpreter> {
  const nothing: unknown = Object.create(null);
  const entry: unknown = await import(pathToFileURL(path.join(folder, 'pyodide.mjs')).href);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an optional package, found by its folder: it cannot be imported by name here
  const { loadPyodide } = entry as { loadPyodide(options: object): Promise<Interpreter> };
  return loadPyodide({
    indexURL: folder,
    jsglobals: nothing,
    env: { HOME: '/', PYTHONHASHSEED: '0' },
    stdin: () => null,
    stdout: () => {},
    stderr: () => {},
    ...(snapshot === 'make' && { _makeSnapshot: true }),
    ...(typeof snapshot === 'object' && { _loadSnapshot: readFileSync(snapshot.file) }),
  });
}
