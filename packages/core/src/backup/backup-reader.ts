import type { BackupManifest } from './backup-manifest.ts';

export interface BackupMember {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A backup whose every member has been found to be what its manifest says. */
export interface BackupReader {
  /** SHA-256 of its manifest, which names every other part by its own: no other backup has it. */
  readonly id: string;
  readonly manifest: BackupManifest;
  /** Members whose names begin so, in their order; each reading goes through the archive once. */
  members(prefix: string): AsyncIterable<BackupMember>;
}
