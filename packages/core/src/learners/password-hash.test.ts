import { scryptSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashPassword, verifyPassword, type PasswordCost } from './password-hash.ts';

const cheap: PasswordCost = { logN: 4, r: 8, p: 1 };
const salt = 'c2FsdHNhbHRzYWx0c2FsdA';

it('writes the cost and the salt with the key, which is that of scrypt', async () => {
  const key = scryptSync('correct horse', Buffer.from(salt, 'base64url'), 32, { N: 16, r: 8, p: 1 });
  expect(await hashPassword('correct horse', salt, cheap)).toBe(
    `$scrypt$ln=4,r=8,p=1$${salt}$${key.toString('base64url')}`,
  );
});

it('takes the password and no other', async () => {
  const hash = await hashPassword('correct horse', salt, cheap);
  expect(await verifyPassword('correct horse', hash, cheap)).toBe('right');
  for (const wrong of ['correct hors', 'Correct horse', 'correct horse ', ''])
    expect(await verifyPassword(wrong, hash, cheap)).toBe('wrong');
});

it('takes the same letters whichever way a keyboard composes them', async () => {
  const hash = await hashPassword('contrase\u00F1a', salt, cheap);
  expect(await verifyPassword('contrasen\u0303a', hash, cheap)).toBe('right');
});

it('calls a hash stale that was cheaper than today, but not one that was dearer', async () => {
  const hash = await hashPassword('correct horse', salt, cheap);
  expect(await verifyPassword('correct horse', hash, { ...cheap, p: 2 })).toBe('stale');
  expect(await verifyPassword('correct horse', hash, { ...cheap, logN: 3 })).toBe('right');
  expect(await verifyPassword('wrong', hash, { ...cheap, p: 2 })).toBe('wrong');
});

it('takes no password for a hash that is none', async () => {
  for (const hash of ['', 'plain', '$scrypt$ln=4,r=8,p=1$$'])
    expect(await verifyPassword(hash, hash, cheap)).toBe('wrong');
});
