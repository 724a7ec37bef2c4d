import type { ScriptSandbox } from './script-sandbox.port.ts';

/** Where Python is switched off: every script is refused, and says why. */
export function noSandbox(reason = 'Python is switched off here.'): ScriptSandbox {
  return {
    run: () => Promise.resolve({ ok: false, fault: 'unavailable', message: reason }),
    lacks: () => Promise.resolve(new Set()),
    close: () => Promise.resolve(),
  };
}
