/**
 * Files that somebody sends straight to where files are stored, part by part, under signed addresses: their bytes do not
 * pass through who gave the addresses. Nothing of it is in the file store before `finish`.
 */
export interface UploadStore {
  /**
   * Gives the addresses of a file's parts. Each takes a part of exactly that length, sent as that type, again too, until it
   * expires. Forgets what others have begun a day ago and not finished. Throws `bad_input` for what is no hash, type or size,
   * `too_large` above `largestUpload`.
   */
  start(file: FileToUpload, options: { readonly expiresInSeconds: number }): Promise<StartedUpload>;
  /**
   * Puts the parts together into the file store and gives the hash. Throws `not_found` for an upload that is not there (any
   * more), `conflict` while a part is missing, and `bad_input` where the bytes are others than were announced: then it is over.
   */
  finish(id: string): Promise<FileToUpload>;
  /** Idempotent. */
  abandon(id: string): Promise<void>;
}

export interface FileToUpload {
  /** Of all its bytes, in lower-case hex. */
  readonly sha256: string;
  /** Bytes, at least one. */
  readonly size: number;
  /** `application/gzip`; every part is sent with it. */
  readonly contentType: string;
}

export interface StartedUpload {
  readonly id: string;
  /** In order; the file's bytes one after another. */
  readonly parts: readonly UploadPart[];
}

/** A request that sends a part. */
export interface UploadPart {
  readonly method: 'PUT';
  readonly url: string;
  /** Headers that are sent with it, as they are here. */
  readonly headers: Readonly<Record<string, string>>;
  /** Place of its first byte in the file. */
  readonly from: number;
  /** Bytes. */
  readonly size: number;
}
