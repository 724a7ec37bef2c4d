import type { ToolUnderTest } from '@coursewright/lti-provider/conformance';

/** A tool on some library, listening, as the kit takes it. */
export interface Peer {
  readonly tool: ToolUnderTest;
  close(): Promise<void>;
}
