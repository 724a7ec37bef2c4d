import type { Instant } from '../shared/clock.port.ts';
import type { Page, PageRequest } from '../shared/page.ts';

/** Files by the SHA-256 of their bytes, in lower-case hex. */
export interface FileStore {
  /** Durable when resolved; gives the hash. Putting the same bytes again renews the time of a file that is more than an hour old. */
  put(bytes: Uint8Array): Promise<string>;
  /** undefined where no such file is. Throws `corrupt` when what is stored has another hash. */
  get(sha256: string): Promise<Uint8Array | undefined>;
  has(sha256: string): Promise<boolean>;
  /** Files in order of their hashes. */
  list(page: PageRequest): Promise<Page<StoredFile>>;
  /** Idempotent. With `putBefore`, only a file that was last put before then: what a writer counts on stays. */
  delete(sha256: string, putBefore?: Instant): Promise<void>;
  /**
   * A signed address under which a browser gets the file, and ranges of it, from the store itself; only where the store
   * has a server of its own.
   */
  downloadUrl?(sha256: string, options: DownloadOptions): Promise<string>;
}

export interface StoredFile {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** When it was last put. */
  readonly putAt: Instant;
}

export interface DownloadOptions {
  /** At most a week. It is good for half of it at least, and for that long the same, so that browsers cache. */
  readonly expiresInSeconds: number;
  /** Headers that the file comes with. */
  readonly contentType?: string;
  readonly cacheControl?: string;
}
