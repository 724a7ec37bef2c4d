import type { ProjectionSettings } from './projection-settings.ts';
import { EventRefusal } from './refused-event.ts';
import { isTrue, valueAt, valueOf, type TrackingEvent } from './tracking-event.ts';

/**
 * Whom an event is about, as text: first whom its data name, as staff enrol others; a user id before a username, as names
 * change (openedx/event-routing-backends, base_transformer.py extract_username_or_userid).
 */
export function eventUser(event: TrackingEvent): string {
  const user =
    valueAt(event, 'data', 'user_id') ??
    valueAt(event, 'data', 'username') ??
    valueOf(event, 'user_id') ??
    valueOf(event, 'username');
  if (!isTrue(user) || (typeof user !== 'string' && typeof user !== 'number')) {
    throw new EventRefusal('anonymous', 'The event names nobody.');
  }
  return String(user);
}

export function actorId(event: TrackingEvent, settings: ProjectionSettings): string {
  const user = eventUser(event);
  const id = settings.actorId(user);
  if (id === undefined) throw new EventRefusal('unknown_actor', `The learner ${user} has no id outside.`);
  return id;
}
