import type { JsonObject } from '@coursewright/core/shared';
import { actorId } from '../projection/event-user.ts';
import type { ProjectionSettings } from '../projection/projection-settings.ts';
import { needed, orRefusal, type RefusedEvent } from '../projection/refused-event.ts';
import { utcMilliseconds } from '../projection/times.ts';
import { textAt, textOf, type TrackingEvent } from '../projection/tracking-event.ts';
import { namespaceOf, uuid5, type Namespace } from '../projection/uuid5.ts';
import { caliperMappings } from './caliper-mappings.ts';
import { filled } from './define-caliper.ts';

/**
 * The Caliper 1.2 event that Open edX makes of an event (openedx/event-routing-backends), but for its id: there a random
 * one, here always the same for the same event.
 */
export function caliperEvent(event: TrackingEvent, settings: ProjectionSettings): JsonObject | RefusedEvent {
  const name = textAt(event, 'name') ?? '';
  const mapping = caliperMappings.get(name);
  if (mapping === undefined) {
    return { refused: 'no_mapping', why: `Caliper has no event for an event ${name.slice(0, 100)}.` };
  }
  return orRefusal(() => {
    const actor = actorId(event, settings);
    const told = needed(textOf(event, 'timestamp') ?? textOf(event, 'time'), 'timestamp');
    const { type, action, object, target, generated, extensions } = mapping.parts(event, settings);
    const session = textOf(event, 'session');
    return filled({
      '@context': 'http://purl.imsglobal.org/ctx/caliper/v1p2',
      id: `urn:uuid:${uuid5(namespace(name), `${actor}-${told}-${textAt(object, 'id') ?? ''}`)}`,
      type,
      action,
      eventTime: utcMilliseconds(told),
      actor: { id: `${settings.lmsRoot}/user/${actor}`, type: 'Person' },
      object,
      target,
      generated,
      session:
        session === undefined
          ? undefined
          : { id: `${settings.lmsRoot}/sessions/${session}`, type: 'Session' },
      extensions: { ...extensions, transformerVersion: settings.transformerVersion },
    });
  });
}

const namespaces = new Map<string, Namespace>();

function namespace(eventName: string): Namespace {
  const known = namespaces.get(eventName);
  if (known !== undefined) return known;
  const made = namespaceOf(`caliper-${eventName}`);
  namespaces.set(eventName, made);
  return made;
}
