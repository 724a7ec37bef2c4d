import type { Instant } from '@coursewright/core';

/** Sites that may put courses into their pages. */
export interface EmbedKeyStore {
  add(key: EmbedKey): Promise<void>;
  byId(id: string): Promise<EmbedKey | undefined>;
  /** Idempotent. */
  remove(id: string): Promise<void>;
  /** Idempotent. */
  seal(id: string, sealedSecret: string): Promise<void>;
  /** In order of creation. */
  list(): Promise<readonly EmbedKey[]>;
}

export interface EmbedKey {
  /** `ek_…`; public, it stands in the site's page. */
  readonly id: string;
  readonly name: string;
  /** `https://site.example`, without a trailing slash. */
  readonly origins: readonly string[];
  readonly courses: readonly string[];
  /** Visitors without an account of the site may work as guests. */
  readonly guests: boolean;
  readonly created: Instant;
  /** Its secret, sealed; absent where it still comes from the host's own secret. */
  readonly sealedSecret?: string;
}
