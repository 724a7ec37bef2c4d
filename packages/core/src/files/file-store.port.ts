/** Files by the SHA-256 of their bytes, in lower-case hex. */
export interface FileStore {
  /** Durable when resolved; gives the hash. Putting the same bytes again changes nothing. */
  put(bytes: Uint8Array): Promise<string>;
  /** undefined where no such file is. Throws `corrupt` when what is stored has another hash. */
  get(sha256: string): Promise<Uint8Array | undefined>;
  has(sha256: string): Promise<boolean>;
  /** Idempotent. */
  delete(sha256: string): Promise<void>;
}
