import type { ZodType } from 'zod';
import { parseCourseKey } from '../keys/course-key.ts';
import { CoreError } from '../shared/core-error.ts';
import { formatInstant, type Instant } from '../shared/clock.port.ts';
import { isJsonObject, type Json, type JsonObject } from '../shared/json.ts';
import type { EventDefinition, LegacyForm } from './define-event.ts';
import type { EventDraft } from './event-sink.port.ts';

/**
 * One line of the tracking log: Open edX's envelope (developer guide, internal data formats, common fields) and `id`, which Open edX has not.
 * Throws `bad_input` when the data does not fit the definition.
 */
export function eventLine<Data extends Json>(
  id: string,
  at: Instant,
  event: EventDefinition<Data>,
  { data, origin, courseId, context }: EventDraft<Data>,
): JsonObject {
  const asText = origin.source === 'browser' || origin.source === 'mobile';
  const { body, legacy } =
    asText && event.pageData ? pageBody(event, event.pageData, data) : bodyOf(event, data);
  return {
    id,
    name: (origin.source === 'mobile' ? event.mobileName : undefined) ?? event.name,
    event_type: legacy?.eventType ?? event.name,
    event_source: origin.source,
    time: formatInstant(at),
    username: origin.username,
    session: origin.session,
    ip: origin.ip,
    agent: origin.agent,
    host: origin.host,
    referer: origin.referer,
    accept_language: origin.acceptLanguage,
    page: origin.page,
    context: {
      course_id: courseId ?? '',
      org_id: orgOf(courseId),
      path: origin.path,
      user_id: origin.userId,
      ...context,
    },
    // Events of pages and apps carry their data as JSON text.
    event: asText ? JSON.stringify(body) : body,
  };
}

interface Body {
  readonly body: Json;
  readonly legacy?: LegacyForm | undefined;
}

function bodyOf<Data extends Json>(event: EventDefinition<Data>, data: Data): Body {
  const parsed = event.data.safeParse(data);
  if (!parsed.success) throw misshapen(event, parsed.error);
  const legacy = event.legacy?.(parsed.data);
  return { body: withLegacy(parsed.data, legacy?.data), legacy };
}

/** What pages tell under this name in another shape; it has no older form. */
function pageBody({ name }: { readonly name: string }, shape: ZodType<Json>, data: Json): Body {
  const parsed = shape.safeParse(data);
  if (!parsed.success) throw misshapen({ name }, parsed.error);
  return { body: parsed.data };
}

function misshapen({ name }: { readonly name: string }, { message }: Error): CoreError {
  return new CoreError('bad_input', `The data of event ${name} is not valid: ${message}`);
}

function orgOf(courseId: string | undefined): string {
  return courseId === undefined || courseId === '' ? '' : parseCourseKey(courseId).org;
}

function withLegacy(data: Json, older: JsonObject | undefined): Json {
  return older !== undefined && isJsonObject(data) ? { ...data, ...older } : data;
}
