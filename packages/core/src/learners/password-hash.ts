import { scrypt, timingSafeEqual } from 'node:crypto';

/** Cost of a scrypt hash (RFC 7914): 2^`logN` steps of 128·`r` bytes, `p` times. */
export interface PasswordCost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP's password storage sheet gives it as equal to 2^17, 8, 1 at a quarter of the memory (32 MB). */
export const defaultPasswordCost: PasswordCost = { logN: 15, r: 8, p: 3 };

const keyBytes = 32;

/** `$scrypt$ln=15,r=8,p=3$SALT$KEY`, both in base64url, as the salt is given: the cost stays with the hash. */
export async function hashPassword(password: string, salt: string, cost: PasswordCost): Promise<string> {
  const key = await derive(password, Buffer.from(salt, 'base64url'), cost);
  const { logN, r, p } = cost;
  return `$scrypt$ln=${logN},r=${r},p=${p}$${salt}$${key.toString('base64url')}`;
}

/** `stale`: the password is right, and its hash is to be replaced by one of the given cost. */
export async function verifyPassword(
  password: string,
  hash: string,
  cost: PasswordCost,
): Promise<'wrong' | 'right' | 'stale'> {
  const read = readHash(hash);
  if (read === undefined) return 'wrong';
  const key = await derive(password, read.salt, read.cost);
  if (key.length !== read.key.length || !timingSafeEqual(key, read.key)) return 'wrong';
  return work(read.cost) < work(cost) ? 'stale' : 'right';
}

function work({ logN, r, p }: PasswordCost): number {
  return 2 ** logN * r * p;
}

const form = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/;

function readHash(hash: string): { cost: PasswordCost; salt: Buffer; key: Buffer } | undefined {
  const [, logN, r, p, salt = '', key = ''] = form.exec(hash) ?? [];
  if (key === '') return undefined;
  return {
    cost: { logN: Number(logN), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
}

/** The same keys pressed on two systems may come as different code points, so the NFKC form is hashed (RFC 8265 §4.2). */
function derive(password: string, salt: Buffer, { logN, r, p }: PasswordCost): Promise<Buffer> {
  const N = 2 ** logN;
  const maxmem = 256 * N * r + 1_000_000;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, { N, r, p, maxmem }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
