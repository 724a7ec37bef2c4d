/** Where new identifiers come from; tests give a counting one. */
export interface IdSource {
  /** A UUID version 7 (RFC 9562): unique, and sortable by time. */
  uuid(): string;
  /** `bytes` random bytes as base64url, for secrets and one-time codes. */
  secret(bytes: number): string;
}
