/** A secret, or several of them while one takes the place of another. */
export type Secret = string | SecretRing;

export interface SecretRing {
  /** What signs. */
  current(): string;
  /** What seals things that rest: the newest, which may not sign yet. Who does not know it looks for it. */
  newest(): string;
  /** Those that what is signed or sealed may still stand under, the current one first. */
  known(): readonly string[];
  /** Looks again whether another process has brought a new one. */
  refresh(): void;
}

export function currentSecret(secret: Secret): string {
  return typeof secret === 'string' ? secret : secret.current();
}

export function newestSecret(secret: Secret): string {
  return typeof secret === 'string' ? secret : secret.newest();
}

export function knownSecrets(secret: Secret): readonly string[] {
  return typeof secret === 'string' ? [secret] : secret.known();
}

/** The first that `tries` gives something for; looks for new secrets where none of the known ones does. */
export function withKnownSecret<T>(secret: Secret, tries: (one: string) => T | undefined): T | undefined {
  const attempt = (): T | undefined => {
    for (const one of knownSecrets(secret)) {
      const found = tries(one);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const found = attempt();
  if (found !== undefined || typeof secret === 'string') return found;
  secret.refresh();
  return attempt();
}
