import { CoreError } from '@coursewright/core';

/** One line of the secret file: `SECRET`, `SECRET from=SECONDS`, `SECRET until=SECONDS` (since 1970). */
export interface SecretEntry {
  readonly secret: string;
  /** Signs from then on; every process is to know it before. */
  readonly from?: number;
  /** Verifies until then. */
  readonly until?: number;
}

/** Oldest first. Throws `not_configured`. */
export function parseSecrets(text: string, file: string): readonly SecretEntry[] {
  const entries = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => parseLine(line, file));
  if (entries.length === 0) throw tooShort(file);
  return entries;
}

function parseLine(line: string, file: string): SecretEntry {
  const [secret = '', ...times] = line.trim().split(/\s+/);
  if (secret.length < 32) throw tooShort(file);
  const named = new Map(
    times.map((one): [string, number] => [one.split('=')[0] ?? '', Number(one.split('=')[1])]),
  );
  const [from, until] = [named.get('from'), named.get('until')];
  return { secret, ...(from !== undefined && { from }), ...(until !== undefined && { until }) };
}

function tooShort(file: string): CoreError {
  return new CoreError('not_configured', `${file} holds no secret of 32 characters.`);
}

export function printSecrets(entries: readonly SecretEntry[]): string {
  return entries.map((entry) => `${lineOf(entry)}\n`).join('');
}

function lineOf({ secret, from, until }: SecretEntry): string {
  const times = [from !== undefined && `from=${from}`, until !== undefined && `until=${until}`];
  return [secret, ...times.filter((one) => one !== false)].join(' ');
}

/** The secrets at `now` (seconds since 1970): the one that signs, then the others that verify. */
export function secretsAt(entries: readonly SecretEntry[], now: number): readonly string[] {
  const good = entries.filter(({ until = Number.POSITIVE_INFINITY }) => until > now);
  const signing = good.findLast(({ from = 0 }) => from <= now) ?? entries.at(-1);
  const others = good.filter((entry) => entry !== signing).toReversed();
  return [...(signing === undefined ? [] : [signing]), ...others].map(({ secret }) => secret);
}

/** With a new one that signs from `from` on; those before it verify for `overlap` seconds more, and are left out once they do not. */
export function withNewSecret(
  entries: readonly SecretEntry[],
  secret: string,
  times: { readonly now: number; readonly from: number; readonly overlap: number },
): readonly SecretEntry[] {
  const kept = entries.filter(({ until = Number.POSITIVE_INFINITY }) => until > times.now);
  const ending = kept.map((entry) => ({ ...entry, until: entry.until ?? times.from + times.overlap }));
  return [...ending, { secret, from: times.from }];
}
