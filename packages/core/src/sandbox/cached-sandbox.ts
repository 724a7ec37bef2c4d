import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { byteCache } from '../shared/byte-cache.ts';
import type { Script, ScriptOutcome, ScriptSandbox } from './script-sandbox.port.ts';

/**
 * Remembers outcomes by scope, code, globals, seed and libraries, as capa does: the same run gives the same values. What is no
 * property of the script (time, memory, a crash) is not remembered.
 */
export function cachedSandbox(sandbox: ScriptSandbox, limitBytes = 32 * 1024 * 1024): ScriptSandbox {
  const kept = byteCache<string, ScriptOutcome>(limitBytes, 'script outcomes');
  /** Two learners who give the same answer at once wait for one run. */
  const running = new Map<string, Promise<ScriptOutcome>>();
  return {
    run: async (script) => {
      const name = nameOf(script);
      const known = kept.get(name);
      if (known !== undefined) return known;
      const underway = running.get(name) ?? sandbox.run(script);
      running.set(name, underway);
      try {
        const outcome = await underway;
        if (isProperty(outcome)) kept.set(name, outcome, 2 * JSON.stringify(outcome).length);
        return outcome;
      } finally {
        running.delete(name);
      }
    },
    lacks: () => sandbox.lacks(),
    close: () => sandbox.close(),
  };
}

function isProperty(outcome: ScriptOutcome): boolean {
  return outcome.ok || outcome.fault === 'exception' || outcome.fault === 'missing_module';
}

function nameOf({ scope, code, globals, seed, libraries }: Script): string {
  const parts = [scope, code, globals, String(seed), ...libraries.map((library) => library.sha256)];
  return bytesToHex(sha256(utf8ToBytes(parts.map((part) => `${part.length}:${part}`).join(''))));
}
