/**
 * Who and what caused an event: the part of Open edX's tracking-log envelope that comes with a request
 * (openedx/edx-platform common/djangoapps/track). Unknown members are empty strings, as in the original's lines.
 */
export interface EventOrigin {
  readonly source: 'server' | 'browser' | 'mobile' | 'task';
  /** null where nobody is logged in. */
  readonly userId: number | null;
  readonly username: string;
  readonly session: string;
  readonly ip: string;
  readonly agent: string;
  readonly host: string;
  readonly referer: string;
  readonly acceptLanguage: string;
  /** Path of the request that caused it. */
  readonly path: string;
  /** Address of the page, for browser events; null for server events. */
  readonly page: string | null;
}
