/** Runs pieces of work with the same name one after the other, in the order they came; others beside them. */
export function oneAtATime(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const before = last.get(name) ?? Promise.resolve();
    const run = before.then(work);
    const settled = run.catch(() => undefined);
    last.set(name, settled);
    try {
      return await run;
    } finally {
      if (last.get(name) === settled) last.delete(name);
    }
  };
}
