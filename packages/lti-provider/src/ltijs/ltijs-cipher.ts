import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** What ltijs keeps of an encrypted row, both in hexadecimal. */
export interface LtijsSealed {
  readonly iv: string;
  readonly data: string;
}

/**
 * The encryption of ltijs 5 (its src/Utils/Database.js): AES-256-CBC under the SHA-256 of its key, so that rows which ltijs or
 * another of its plugins wrote can be read, and the other way round. It does not tell a changed row from a good one.
 */
export function sealForLtijs(secret: string, text: string): LtijsSealed {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', keyOf(secret), iv);
  return {
    iv: iv.toString('hex'),
    data: Buffer.concat([cipher.update(text), cipher.final()]).toString('hex'),
  };
}

/** Throws for another key or a damaged row. */
export function openFromLtijs(secret: string, { iv, data }: LtijsSealed): string {
  const decipher = createDecipheriv('aes-256-cbc', keyOf(secret), Buffer.from(iv, 'hex'));
  return Buffer.concat([decipher.update(Buffer.from(data, 'hex')), decipher.final()]).toString();
}

function keyOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
