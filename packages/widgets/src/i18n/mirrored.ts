import type { Translated } from './terms.ts';

/** U+202E and U+202C: what is between them runs from right to left. */
const wrap = (text: string): string => `\u202E${text}\u202C`;

function reversed(value: unknown): unknown {
  if (typeof value === 'string') return wrap(value);
  if (typeof value === 'function') return (...args: readonly unknown[]) => wrap(String(value(...args)));
  return value;
}

/** English under the code of Arabic's pseudo-locale, mirrored. */
export function mirrored<Words extends object>(english: Words): Translated<Words> {
  const words: Record<string, unknown> = Object.fromEntries(
    Object.entries(english).map(([key, value]) => [key, key.startsWith('$') ? value : reversed(value)]),
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made of English key by key
  return { ...words, $code: 'ar-XB', $name: 'Pseudo (right to left)', $dir: 'rtl' } as Translated<Words>;
}
