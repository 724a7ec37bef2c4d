import type { Response } from 'express';
import { idTokenSchema } from './id-token.ts';
import type { LaunchSessions } from './launch-sessions.ts';
import { LtijsError } from './ltijs-error.ts';

export interface RedirectOptions {
  /** The launch is at the new path from now on. */
  readonly newResource?: boolean;
  readonly query?: Readonly<Record<string, string>>;
}

/** Redirects within the tool, the launch's `ltik` with it; elsewhere and without a launch as Express does. */
export async function redirectWithLtik(
  sessions: LaunchSessions,
  response: Response,
  path: string,
  options: RedirectOptions = {},
): Promise<void> {
  if (!response || !path) throw new LtijsError('MISSING_ARGUMENT');
  const token = idTokenSchema.safeParse(response.locals['token']);
  const ltik: unknown = response.locals['ltik'];
  if (!token.success || typeof ltik !== 'string') return response.redirect(path);
  if (options.newResource === true) await sessions.move(token.data, path);
  const [beforeHash = '', hash] = path.split('#', 2);
  const [bare = '', query] = beforeHash.split('?', 2);
  const fields = new URLSearchParams(query);
  for (const [name, value] of Object.entries(options.query ?? {})) fields.set(name, value);
  fields.set('ltik', ltik);
  response.redirect(`${bare}?${fields.toString()}${hash === undefined ? '' : `#${hash}`}`);
}
