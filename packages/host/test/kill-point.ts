import type { HostConfig } from '../src/config.ts';

/** Where a host dies: around the commit of an answer, the log, the queue, the way to the LMS. */
export const killPoints = [
  'in the transaction',
  'committed',
  'appended',
  'marked',
  'queued',
  'before the score',
  'after the score',
] as const;
export type KillPoint = (typeof killPoints)[number];

export interface KillOrder {
  readonly config: HostConfig;
  /** Seconds that the host's clock is ahead: what the process before held on lease has run out. */
  readonly ahead: number;
  readonly point?: KillPoint;
  /** At which passage; 0 = never. */
  readonly passages: number;
}
