import type { EventOrigin } from './event-origin.ts';

/** The origin of what the engine does by itself, outside any request. */
export const serverOrigin: EventOrigin = {
  source: 'server',
  userId: null,
  username: '',
  session: '',
  ip: '',
  agent: '',
  host: '',
  referer: '',
  acceptLanguage: '',
  path: '',
  page: null,
};
