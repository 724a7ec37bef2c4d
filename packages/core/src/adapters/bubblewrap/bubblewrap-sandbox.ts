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
import { jailProgram, type JailSettings } from './jail-program.ts';

export interface BubblewrapSettings extends JailSettings {
  /** How many scripts run at once; default 2. */
  readonly jails?: number;
  readonly limits?: ScriptLimits;
}

/**
 * `python3` of the system under bubblewrap (Linux). Each run is forked from a process in the jail that never runs an author's
 * code, so that nothing of a run is left for the next one.
 */
export class BubblewrapSandbox implements ScriptSandbox {
  readonly #settings: BubblewrapSettings;
  readonly #turns: <T>(work: () => Promise<T>) => Promise<T>;
  readonly #idle: ScriptProcess[] = [];
  readonly #all = new Set<ScriptProcess>();
  #closed = false;

  constructor(settings: BubblewrapSettings = {}) {
    this.#settings = settings;
    this.#turns = takeTurns(settings.jails ?? 2);
  }

  run(script: Script): Promise<ScriptOutcome> {
    return this.#turns(async () => {
      let jail: ScriptProcess;
      try {
        jail = await this.#jail();
      } catch (error) {
        return fault('unavailable', error instanceof Error ? error.message : String(error));
      }
      const outcome = await jail.run(scriptRequest(script), this.#settings.limits ?? scriptLimits);
      this.#release(jail);
      return outcome;
    });
  }

  lacks(): Promise<ReadonlySet<string>> {
    return this.#turns(async () => {
      const jail = await this.#jail();
      this.#release(jail);
      return new Set(jail.lacks);
    });
  }

  // oxlint-disable-next-line require-await -- the port's other adapter waits
  async close(): Promise<void> {
    this.#closed = true;
    for (const jail of this.#all) jail.end();
  }

  async #jail(): Promise<ScriptProcess> {
    if (this.#closed) throw new Error('Python was stopped.');
    const idle = this.#idle.pop();
    if (idle?.usable === true) return idle;
    if (idle !== undefined) this.#all.delete(idle);
    const jail = await startScriptProcess(jailProgram(this.#settings));
    this.#all.add(jail);
    if (this.#closed) jail.end();
    return jail;
  }

  #release(jail: ScriptProcess): void {
    if (jail.usable) this.#idle.push(jail);
    else this.#all.delete(jail);
  }
}
