import { mersenneTwister } from './mersenne-twister.ts';

/** The draws of Python 2's `random.Random`, which capa keeps for its order of choices (random2). */
export interface Python2Random {
  /** 0 up to, not including, 1; 53 bits. */
  random(): number;
  /** An integer from `low` to `high`, both included. */
  randint(low: number, high: number): number;
  shuffle<Item>(items: readonly Item[]): Item[];
}

export function python2Random(seed: number): Python2Random {
  const next = mersenneTwister(seed);
  const random = (): number => ((next() >>> 5) * 67_108_864 + (next() >>> 6)) / 9_007_199_254_740_992;
  return {
    random,
    randint: (low, high) => low + Math.floor(random() * (high - low + 1)),
    shuffle: (items) => {
      const shuffled = [...items];
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = Math.floor(random() * (i + 1));
        const [a, b] = [shuffled[i], shuffled[j]];
        if (a !== undefined && b !== undefined) {
          shuffled[i] = b;
          shuffled[j] = a;
        }
      }
      return shuffled;
    },
  };
}
