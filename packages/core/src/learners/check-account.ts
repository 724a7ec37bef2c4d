import { z } from 'zod';
import { CoreError } from '../shared/core-error.ts';
import type { NewAccount } from './learner-service.ts';

const username = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,30}$/, 'A username has 1 to 30 of the letters A-Z and a-z, digits, _ and -.');
const email = z
  .email({ pattern: z.regexes.html5Email, error: 'An e-mail address looks like name@example.org.' })
  .max(254, 'An e-mail address has at most 254 characters.');
const oneLine = /^\P{Cc}*$/u;
const account = z.object({
  username,
  name: z
    .string()
    .max(255, 'A name has at most 255 characters.')
    .regex(oneLine, 'A name is one line of text.'),
  language: z
    .string()
    .regex(/^$|^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'A language is a BCP 47 tag such as es-MX.')
    .max(35, 'A language tag has at most 35 characters.'),
});
const password = z
  .string()
  .min(8, 'A password has at least 8 characters.')
  .max(1000, 'A password has at most 1000 characters.');

/** Throws `bad_input` naming the member that is not well formed. Accounts that log in here need an e-mail address. */
export function checkAccount(input: NewAccount): void {
  check('account', account, { ...input, language: input.language ?? '' });
  if (input.email !== '' || (input.kind ?? 'full') === 'full') check('email', email, input.email);
  if (input.password !== undefined) checkPassword(input.password);
}

/** Throws `bad_input`. */
export function checkPassword(value: string): void {
  check('password', password, value);
}

function check(field: string, schema: z.ZodType, value: unknown): void {
  const parsed = schema.safeParse(value);
  if (parsed.success) return;
  const [issue] = parsed.error.issues;
  throw new CoreError('bad_input', issue?.message ?? '', {
    data: { field: String(issue?.path[0] ?? field) },
  });
}
