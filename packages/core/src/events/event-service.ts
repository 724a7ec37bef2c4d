import type { JsonObject } from '../shared/json.ts';
import type { EventOrigin } from './event-origin.ts';

/** Events that come from a page without a change of records: video, navigation. */
export interface EventService {
  /** Durable when it resolves. Throws `bad_input` naming the first event that is unknown or misshapen; then none is taken. */
  record(events: readonly BrowserEvent[], origin: EventOrigin): Promise<void>;
}

export interface BrowserEvent {
  /** As in the catalogue: `play_video`, `edx.ui.lms.sequence.next_selected`. */
  readonly name: string;
  readonly courseId: string;
  readonly data: JsonObject;
}
