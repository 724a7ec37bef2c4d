import type { Instant } from '../shared/clock.port.ts';
import type { Json } from '../shared/json.ts';
import type { EventOrigin } from './event-origin.ts';

/** Events that come from a page without a change of records: video, navigation. */
export interface EventService {
  /** Durable when it resolves. Throws `bad_input` naming the first event that is unknown or misshapen; then none is taken. */
  record(events: readonly BrowserEvent[], origin: EventOrigin): Promise<void>;
  /** Requests as implicit events, in one transaction. Durable when it resolves. Throws `bad_input` for a path that is none. */
  recordRequests(requests: readonly TrackedRequest[]): Promise<void>;
}

/** A request that the log names by its address (openedx/edx-platform, common/djangoapps/track/middleware.py). */
export interface TrackedRequest {
  /** `event_type`: `/courses/KEY/courseware/CHAPTER/SEQUENTIAL/`. */
  readonly path: string;
  /** `event`: `{"GET": {…}, "POST": {…}}`, cut at 512 characters. */
  readonly parameters: string;
  readonly origin: EventOrigin;
  /** '' where it belongs to none. */
  readonly courseId: string;
  /** When it came. */
  readonly at: Instant;
}

export interface BrowserEvent {
  /** As in the catalogue: `play_video`, `edx.ui.lms.sequence.next_selected`. */
  readonly name: string;
  readonly courseId: string;
  readonly data: Json;
}
