import type { JsonObject } from '@coursewright/core/shared';
import type { XapiSettings } from '../projection/projection-settings.ts';
import { pythonJson } from '../projection/python-json.ts';
import { needed, orRefusal, type RefusedEvent } from '../projection/refused-event.ts';
import { isoformat } from '../projection/times.ts';
import { textAt, textOf, type TrackingEvent } from '../projection/tracking-event.ts';
import { uuid5 } from '../projection/uuid5.ts';
import { xapiActor } from './actor.ts';
import { activity, given, type XapiParts } from './define-xapi.ts';
import { activityTypes, extensionIris } from './iris.ts';
import { childNamespace, verb, verbNamespace, type VerbName } from './verbs.ts';
import { xapiMappings } from './xapi-mappings.ts';

/**
 * The statements of xAPI 1.0.3 that Open edX makes of an event (openedx/event-routing-backends): one, and of a problem with
 * several questions one more for each. The same event gives the same statements with the same ids.
 */
export function xapiStatements(
  event: TrackingEvent,
  settings: XapiSettings,
): readonly JsonObject[] | RefusedEvent {
  const name = textAt(event, 'name') ?? '';
  const mapping = xapiMappings.get(name);
  if (mapping === undefined) {
    return { refused: 'no_mapping', why: `xAPI has no statement for an event ${name.slice(0, 100)}.` };
  }
  return orRefusal(() => {
    const verbName = typeof mapping.verb === 'string' ? mapping.verb : mapping.verb(event);
    const actor = xapiActor(event, settings);
    const told = needed(textOf(event, 'timestamp') ?? textOf(event, 'time'), 'timestamp');
    const common: Common = { actor, verbName, told, timestamp: isoformat(told) };
    const parts = mapping.parts(event, settings);
    const statement = {
      id: uuid5(verbNamespace(verbName), idName(common)),
      ...said(common),
      object: parts.object,
      ...(parts.result !== undefined && { result: parts.result }),
      context: context(event, parts, settings),
    };
    const children = mapping.children?.(event, settings) ?? [];
    return [
      statement,
      ...children.map(({ id, object, result }) => ({
        id: uuid5(childNamespace(verbName, id), idName(common)),
        ...said(common),
        object,
        ...(result !== undefined && { result }),
        context: {
          extensions: baseExtensions(event, settings),
          contextActivities: given({ parent: [parts.object], grouping: course(event, settings) }),
          statement: { id: statement.id, objectType: 'StatementRef' },
        },
      })),
    ];
  });
}

interface Common {
  readonly actor: JsonObject;
  readonly verbName: VerbName;
  /** The time as the event has it. */
  readonly told: string;
  readonly timestamp: string;
}

function said({ actor, verbName, timestamp }: Common) {
  return { version: '1.0.3', actor, verb: { ...verb(verbName) }, timestamp };
}

/** What an id is made of besides the verb: changing it would give known statements new ids. */
function idName({ actor, told }: Common): string {
  return `${pythonJson(actor)}-${told}`;
}

function context(event: TrackingEvent, parts: XapiParts, settings: XapiSettings): JsonObject {
  const parent = parts.inCourse === false ? undefined : course(event, settings);
  const activities = given({ parent, grouping: parts.grouping });
  return {
    extensions: { ...baseExtensions(event, settings), ...parts.extensions },
    ...(Object.keys(activities).length > 0 && { contextActivities: activities }),
  };
}

function baseExtensions(event: TrackingEvent, { transformerVersion }: XapiSettings): JsonObject {
  return given({
    [extensionIris.transformerVersion]: transformerVersion,
    [extensionIris.session]: textOf(event, 'session'),
  });
}

function course(event: TrackingEvent, settings: XapiSettings): readonly JsonObject[] | undefined {
  const id = textAt(event, 'context', 'course_id');
  if (id === undefined) return undefined;
  const name = { 'en-US': settings.courseName(id) ?? id };
  return [activity(`${settings.lmsRoot}/course/${id}`, { name, type: activityTypes.course })];
}
