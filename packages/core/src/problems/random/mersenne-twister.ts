const length = 624;
const middle = 397;

/**
 * MT19937 (Matsumoto and Nishimura 1998) seeded as Python seeds it with an integer: `init_by_array` over the 32-bit
 * words of its absolute value. Seeding costs more than grading most answers, so it waits for the first draw.
 */
export function mersenneTwister(seed: number): () => number {
  let seeded: Uint32Array | undefined;
  let index = length;
  return () => {
    const state = (seeded ??= initByArray(words(seed)));
    if (index >= length) {
      twist(state);
      index = 0;
    }
    let y = state[index++] ?? 0;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c_5680;
    y ^= (y << 15) & 0xefc6_0000;
    y ^= y >>> 18;
    return y >>> 0;
  };
}

function words(seed: number): number[] {
  const key: number[] = [];
  for (let rest = Math.abs(Math.trunc(seed)); rest > 0; rest = Math.floor(rest / 2 ** 32))
    key.push(rest >>> 0);
  return key.length > 0 ? key : [0];
}

function initByArray(key: readonly number[]): Uint32Array {
  const state = new Uint32Array(length);
  const at = (i: number): number => state[i] ?? 0;
  state[0] = 19_650_218;
  for (let i = 1; i < length; i++) state[i] = Math.imul(1_812_433_253, at(i - 1) ^ (at(i - 1) >>> 30)) + i;
  let i = 1;
  let j = 0;
  const step = (): void => {
    i++;
    if (i >= length) {
      state[0] = at(length - 1);
      i = 1;
    }
  };
  for (let k = Math.max(length, key.length); k > 0; k--) {
    state[i] = (at(i) ^ Math.imul(at(i - 1) ^ (at(i - 1) >>> 30), 1_664_525)) + (key[j] ?? 0) + j;
    j = (j + 1) % key.length;
    step();
  }
  for (let k = length - 1; k > 0; k--) {
    state[i] = (at(i) ^ Math.imul(at(i - 1) ^ (at(i - 1) >>> 30), 1_566_083_941)) - i;
    step();
  }
  state[0] = 0x8000_0000;
  return state;
}

function twist(state: Uint32Array): void {
  const at = (i: number): number => state[i % length] ?? 0;
  for (let k = 0; k < length; k++) {
    const y = (at(k) & 0x8000_0000) | (at(k + 1) & 0x7fff_ffff);
    state[k] = at(k + middle) ^ (y >>> 1) ^ ((y & 1) === 0 ? 0 : 0x9908_b0df);
  }
}
