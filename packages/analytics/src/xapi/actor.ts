import { createHash } from 'node:crypto';
import type { JsonObject } from '@coursewright/core/shared';
import { actorId, eventUser } from '../projection/event-user.ts';
import type { XapiSettings } from '../projection/projection-settings.ts';
import { EventRefusal } from '../projection/refused-event.ts';
import type { TrackingEvent } from '../projection/tracking-event.ts';

/** The agent whose statement it is, in the order of members that ids of statements are made of. */
export function xapiActor(event: TrackingEvent, settings: XapiSettings): JsonObject {
  if (settings.ifiType === 'external_id') {
    const account = { name: actorId(event, settings), homePage: settings.lmsRoot };
    return { objectType: 'Agent', account };
  }
  const user = eventUser(event);
  const email = settings.email?.(user);
  if (email === undefined || email === '') {
    throw new EventRefusal('unknown_actor', `The learner ${user} has no e-mail address.`);
  }
  if (settings.ifiType === 'mbox') {
    return { objectType: 'Agent', mbox: email.startsWith('mailto:') ? email : `mailto:${email}` };
  }
  // Of the address alone, without `mailto:` (openedx/event-routing-backends, xapi/transformer.py get_actor).
  return { objectType: 'Agent', mbox_sha1sum: createHash('sha1').update(email).digest('hex') };
}
