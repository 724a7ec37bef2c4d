import type { Instant } from '@coursewright/core';
import type { JWK } from 'jose';

/** A key pair of the tool. */
export interface ToolKey {
  readonly kid: string;
  /** Signs from then on; published before, so that platforms know it by then. */
  readonly activeFrom: Instant;
  /** Published until then; absent = for good. */
  readonly expires?: Instant;
  readonly publicJwk: JWK;
  /** The private JWK under AES-256-GCM: see `sealPrivateKey`. */
  readonly sealed: string;
}

export interface ToolKeyStore {
  /** By `activeFrom`, oldest first. */
  toolKeys(): Promise<readonly ToolKey[]>;
  /** Until the transaction ends, another that holds the keys waits. */
  holdToolKeys(): Promise<void>;
  addToolKey(key: ToolKey): Promise<void>;
  expireToolKey(kid: string, expires: Instant): Promise<void>;
  resealToolKey(kid: string, sealed: string): Promise<void>;
}
