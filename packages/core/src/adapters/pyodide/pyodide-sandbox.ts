import { createHash } from 'node:crypto';
import {
  scriptLimits,
  type Script,
  type ScriptLimits,
  type ScriptOutcome,
  type ScriptSandbox,
} from '../../sandbox/script-sandbox.port.ts';
import { fault, startScriptProcess, type ScriptProcess } from '../script-process.ts';
import { scriptRequest } from '../script-request.ts';
import { takeTurns } from '../take-turns.ts';
import { interpreterProgram } from './interpreter-program.ts';
import { makeSnapshot, type MemorySnapshot } from './memory-snapshot.ts';
import { permissionModelBlocksNetwork } from './network-probe.ts';

export interface PyodideSettings {
  /** How many scripts run at once, and about how many interpreters are kept, 200 MB each; default 2. */
  readonly interpreters?: number;
  readonly limits?: ScriptLimits;
}

/**
 * Pyodide in Node processes under the permission model: nothing to install. An interpreter serves one script of one scope; after
 * each run its memory is put back as it was before the first.
 */
export class PyodideSandbox implements ScriptSandbox {
  readonly #places: number;
  readonly #limits: ScriptLimits;
  readonly #turns: <T>(work: () => Promise<T>) => Promise<T>;
  /** By script, the one that waited longest first. */
  readonly #idle: { readonly script: string; readonly process: ScriptProcess }[] = [];
  readonly #all = new Set<ScriptProcess>();
  #spare: Promise<ScriptProcess> | undefined;
  #snapshot: Promise<MemorySnapshot | undefined> | undefined;
  #ready: MemorySnapshot | undefined;
  #probe: Promise<boolean> | undefined;
  #closed = false;

  constructor({ interpreters = 2, limits = scriptLimits }: PyodideSettings = {}) {
    this.#places = interpreters;
    this.#limits = limits;
    this.#turns = takeTurns(interpreters);
  }

  run(script: Script): Promise<ScriptOutcome> {
    const name = createHash('sha256')
      .update(`${script.scope}\0${script.source ?? script.code}`)
      .digest('hex');
    return this.#turns(async () => {
      let process: ScriptProcess;
      try {
        process = await this.#interpreter(name);
      } catch (error) {
        return fault('unavailable', error instanceof Error ? error.message : String(error));
      }
      const outcome = await process.run(scriptRequest(script), this.#limits);
      this.#keep(name, process);
      return outcome;
    });
  }

  lacks(): Promise<ReadonlySet<string>> {
    return this.#turns(async () => {
      this.#spare ??= this.#start();
      return new Set((await this.#spare).lacks);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const process of this.#all) process.end();
    await this.#spare?.catch(() => {});
    await (await this.#snapshot)?.remove();
  }

  async #interpreter(script: string): Promise<ScriptProcess> {
    const place = this.#idle.findIndex((one) => one.script === script);
    const known = place === -1 ? undefined : this.#idle.splice(place, 1)[0]?.process;
    if (known?.usable === true) return known;
    const spare = this.#spare;
    this.#spare = undefined;
    const process = spare === undefined ? await this.#start() : await spare;
    return process.usable ? process : this.#start();
  }

  /** For the next run of the same script; those that have waited longest make room. */
  #keep(script: string, process: ScriptProcess): void {
    if (process.usable) this.#idle.push({ script, process });
    else this.#all.delete(process);
    while (this.#idle.length > this.#places) this.#end(this.#idle.shift()?.process);
    if (this.#closed) return;
    this.#spare ??= this.#start();
    this.#spare.catch(() => {
      this.#spare = undefined;
    });
  }

  #end(process: ScriptProcess | undefined): void {
    if (process === undefined) return;
    process.end();
    this.#all.delete(process);
  }

  async #start(): Promise<ScriptProcess> {
    this.#probe ??= permissionModelBlocksNetwork();
    if (!(await this.#probe)) {
      throw new Error(
        `Node ${process.version} cannot keep a script from the network: Python needs Node 25 or later, or bubblewrap.`,
      );
    }
    if (this.#closed) throw new Error('Python was stopped.');
    // The first interpreter has the machine to itself; those after it begin where it stood when it had loaded.
    const first = this.#snapshot === undefined;
    await this.#snapshot;
    const started = await startScriptProcess(interpreterProgram(this.#limits.memoryBytes, this.#ready?.file));
    if (first) this.#snapshot ??= this.#makeSnapshot();
    this.#all.add(started);
    if (this.#closed) started.end();
    return started;
  }

  async #makeSnapshot(): Promise<MemorySnapshot | undefined> {
    // Without one, starts are slower and all else is the same.
    this.#ready = await makeSnapshot(this.#limits.memoryBytes).catch(() => undefined);
    return this.#ready;
  }
}
