import { z } from 'zod';

/** The form of the archive itself; a reader knows its own and older ones. */
export const backupFormat = 1;

const member = z.object({
  name: z.string(),
  size: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The last member of a backup, `manifest.json`: a backup without it was cut off. */
export const manifestSchema = z.object({
  format: z.int().min(1),
  /** Of Coursewright. */
  version: z.string(),
  /** ISO 8601. */
  made: z.string(),
  /** Migrations that the records had had. */
  migrations: z.array(z.string()),
  /** Courses that were published while the backup was made: their grades are to follow once it is restored. */
  republished: z.array(z.string()),
  /** Names the secret that keys and signatures in the records belong to, without telling it. */
  secretFingerprint: z.string(),
  members: z.array(member),
});

export type BackupManifest = z.infer<typeof manifestSchema>;
