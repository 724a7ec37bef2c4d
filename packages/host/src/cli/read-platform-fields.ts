import { CoreError } from '@coursewright/core';
import type { ZodType } from 'zod';
import { UsageError } from './usage-error.ts';

/** The members as the schema takes them. Throws `bad_input` naming each that is wrong, UsageError where there is none. */
export function readPlatformFields<Output>(schema: ZodType<Output>, fields: object, file?: string): Output {
  if (Object.keys(fields).length === 0) throw new UsageError('--json or the members are missing.');
  const parsed = schema.safeParse(fields);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new CoreError('bad_input', `${file === undefined ? '' : `${file}: `}${wrong.join('; ')}`);
}
