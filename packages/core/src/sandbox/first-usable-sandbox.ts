import type { ScriptSandbox } from './script-sandbox.port.ts';

/** The first of several sandboxes that can run scripts on this machine; one that cannot is passed over for good. */
export function firstUsableSandbox(first: ScriptSandbox, ...others: readonly ScriptSandbox[]): ScriptSandbox {
  const all = [first, ...others];
  let place = 0;
  const current = (): ScriptSandbox => all[place] ?? first;
  return {
    run: async (script) => {
      for (;;) {
        const tried = place;
        const outcome = await current().run(script);
        const usable = outcome.ok || outcome.fault !== 'unavailable';
        if (usable || tried >= all.length - 1) return outcome;
        place = Math.max(place, tried + 1);
      }
    },
    lacks: () => current().lacks(),
    close: async () => {
      await Promise.all(all.map((one) => one.close()));
    },
  };
}
