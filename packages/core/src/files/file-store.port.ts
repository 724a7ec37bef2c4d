/** Files by the SHA-256 of their bytes, in lower-case hex. */
export interface FileStore {
  /** Durable when resolved; gives the hash. Putting the same bytes again changes nothing. */
  put(bytes: Uint8Array): Promise<string>;
  /** undefined where no such file is. Throws `corrupt` when what is stored has another hash. */
  get(sha256: string): Promise<Uint8Array | undefined>;
  has(sha256: string): Promise<boolean>;
  /** Idempotent. */
  delete(sha256: string): Promise<void>;
  /**
   * A signed address under which a browser gets the file, and ranges of it, from the store itself; only where the store
   * has a server of its own.
   */
  downloadUrl?(sha256: string, options: DownloadOptions): Promise<string>;
}

export interface DownloadOptions {
  /** At most a week. It is good for half of it at least, and for that long the same, so that browsers cache. */
  readonly expiresInSeconds: number;
  /** Headers that the file comes with. */
  readonly contentType?: string;
  readonly cacheControl?: string;
}
