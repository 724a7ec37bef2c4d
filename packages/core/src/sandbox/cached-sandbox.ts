import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Script, ScriptOutcome, ScriptSandbox } from './script-sandbox.port.ts';

/**
 * Remembers outcomes by scope, code, globals, seed and libraries, as capa does: the same run gives the same values. What is no
 * property of the script (time, memory, a crash) is not remembered. Bounded by the characters kept, the oldest go first.
 */
export function cachedSandbox(sandbox: ScriptSandbox, limit = 16 * 1024 * 1024): ScriptSandbox {
  const kept = new Map<string, { readonly outcome: ScriptOutcome; readonly size: number }>();
  /** Two learners who give the same answer at once wait for one run. */
  const running = new Map<string, Promise<ScriptOutcome>>();
  let size = 0;
  const keep = (name: string, outcome: ScriptOutcome): void => {
    if (!outcome.ok && outcome.fault !== 'exception' && outcome.fault !== 'missing_module') return;
    const entry = { outcome, size: JSON.stringify(outcome).length };
    if (entry.size > limit / 8) return;
    kept.set(name, entry);
    size += entry.size;
    for (const [oldest, { size: freed }] of kept) {
      if (size <= limit) break;
      kept.delete(oldest);
      size -= freed;
    }
  };
  return {
    run: async (script) => {
      const name = nameOf(script);
      const known = kept.get(name);
      if (known !== undefined) {
        kept.delete(name);
        kept.set(name, known);
        return known.outcome;
      }
      const underway = running.get(name) ?? sandbox.run(script);
      running.set(name, underway);
      try {
        const outcome = await underway;
        if (running.get(name) === underway && !kept.has(name)) keep(name, outcome);
        return outcome;
      } finally {
        running.delete(name);
      }
    },
    lacks: () => sandbox.lacks(),
    close: () => sandbox.close(),
  };
}

function nameOf({ scope, code, globals, seed, libraries }: Script): string {
  const parts = [scope, code, globals, String(seed), ...libraries.map((library) => library.sha256)];
  return bytesToHex(sha256(utf8ToBytes(parts.map((part) => `${part.length}:${part}`).join(''))));
}
