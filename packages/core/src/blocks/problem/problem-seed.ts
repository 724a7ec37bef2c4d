import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ProblemSettings } from './problem-settings.ts';

const bins = 20;
const seeds = 1000;

/** `per_student`: one of 20 variants, by learner and problem; the key is hashed as Python prints bytes (capa_block.py `randomization_bin`). */
export function seedBin(userId: number, usageKey: string): number {
  return Number.parseInt(digest(`${userId}b'${usageKey}'`).slice(0, 7), 16) % bins;
}

/** The seed a learner starts with. Open edX draws it at the first view; ours follows from learner and problem, so that a view changes nothing. */
export function firstSeed(settings: ProblemSettings, userId: number, usageKey: string): number {
  switch (settings.rerandomize) {
    case 'never':
      return 1;
    case 'per_student':
      return seedBin(userId, usageKey);
    case 'always':
    case 'onreset':
      return Number.parseInt(digest(`first seed ${userId} ${usageKey}`).slice(0, 8), 16) % seeds;
  }
}

/** After a reset; `draw` is 0 up to 1. */
export function nextSeed(settings: ProblemSettings, current: number, draw: number): number {
  const randomized = settings.rerandomize === 'always' || settings.rerandomize === 'onreset';
  return randomized ? Math.floor(draw * seeds) : current;
}

function digest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
