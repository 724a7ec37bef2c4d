import { z } from 'zod';
import { parseCourseKey } from '../keys/course-key.ts';
import type { CoreStores } from '../records/core-stores.ts';
import type { Records } from '../records/records.port.ts';
import { CoreError } from '../shared/core-error.ts';
import { eventCatalogue, type AnyEvent } from './event-catalogue.ts';
import type { BrowserEvent, EventService } from './event-service.ts';
import { requestEvent } from './implicit-events.ts';

export function createEventService({ records }: { readonly records: Records<CoreStores> }): EventService {
  return {
    record: async (events, origin) => {
      const known = events.map(checked);
      if (known.length === 0) return;
      await records.transaction(async (tx) => {
        for (const [event, { data, courseId }] of known) {
          await tx.events.emit(event, { data, origin, ...(courseId !== '' && { courseId }) });
        }
      });
    },
    recordRequests: async (requests) => {
      if (requests.length === 0) return;
      await records.transaction(async (tx) => {
        for (const { path, parameters, ...draft } of requests) {
          await tx.events.emit(requestEvent(path), { ...draft, data: parameters });
        }
      });
    },
  };
}

/** What the event is, if it is one that a page may report in this shape. */
function checked(event: BrowserEvent, index: number): readonly [AnyEvent, BrowserEvent] {
  const { name, courseId, data } = event;
  const definition = eventCatalogue.get(name);
  if (definition?.browser !== true) throw refuse(event, index, 'is not one that a page reports');
  const parsed = (definition.pageData ?? definition.data).safeParse(data);
  if (!parsed.success) throw refuse(event, index, `has not its shape: ${z.prettifyError(parsed.error)}`);
  if (courseId !== '' && !isCourseKey(courseId))
    throw refuse(event, index, 'names no course in its courseId');
  return [definition, event];
}

function isCourseKey(text: string): boolean {
  try {
    parseCourseKey(text);
    return true;
  } catch {
    return false;
  }
}

function refuse({ name }: BrowserEvent, index: number, why: string): CoreError {
  return new CoreError('bad_input', `Event ${index + 1} of the batch, ${name.slice(0, 100)}, ${why}.`, {
    data: { index, name: name.slice(0, 100) },
  });
}
