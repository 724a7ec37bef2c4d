/** `KILL_SEED` of the environment: other moments, or those again at which a test has failed, which prints its seed. */
export function killSeed(): number {
  const given = Number(process.env['KILL_SEED'] ?? '');
  return Number.isSafeInteger(given) && given > 0 ? given : 20_261_124;
}

/** Numbers from 0 up to 1, always the same ones for a seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The same in another order. */
export function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
