import { constants } from 'node:fs';
import os from 'node:os';

/**
 * Takes from this process what Node's permission model leaves it: signals, priorities, internals. Before Pyodide is loaded,
 * which still asks for two constants by an old way.
 */
export function lockDown(): void {
  const internals = (name: string) => {
    if (name === 'constants') return { fs: constants };
    throw new Error('Not here.');
  };
  replace(process, 'binding', internals);
  for (const name of ['kill', '_kill', 'debugProcess', '_debugProcess', 'dlopen', 'setuid', 'setgid']) {
    replace(process, name, undefined);
  }
  replace(os, 'setPriority', undefined);
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'Worker', 'BroadcastChannel']) {
    replace(globalThis, name, undefined);
  }
}

/** Once everything is loaded: nothing that code reaches by a prototype can be changed, nor a built-in module be had. */
export function freezeAround(): void {
  replace(process, 'getBuiltinModule', undefined);
  for (const name of frozen) {
    const kind: unknown = Reflect.get(globalThis, name);
    if (typeof kind !== 'function' && (typeof kind !== 'object' || kind === null)) continue;
    if ('prototype' in kind) Object.freeze(kind.prototype);
    Object.freeze(kind);
  }
}

const frozen = `
  Object Function Array String Number Boolean Symbol BigInt RegExp Date Promise Map Set WeakMap WeakSet ArrayBuffer DataView
  Error TypeError RangeError SyntaxError Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float32Array
  Float64Array JSON Math Reflect Atomics WebAssembly`
  .trim()
  .split(/\s+/);

function replace(from: object, name: string, value: unknown): void {
  Object.defineProperty(from, name, { value, writable: false, configurable: false });
}
