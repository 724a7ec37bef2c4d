import type { LtiTool } from '@coursewright/lti-provider';
import type { HostDeps } from '../host-deps.ts';

/** What commands stand on: compose.ts opens it, with or without a server. */
export interface OpenedHost extends Pick<
  HostDeps,
  'engine' | 'records' | 'clock' | 'ids' | 'publicUrl' | 'secret' | 'retirements'
> {
  readonly lti: Pick<LtiTool, 'grades' | 'platforms' | 'registrations' | 'doctor' | 'addresses' | 'keys'>;
  close(): Promise<void>;
}
