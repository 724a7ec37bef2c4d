import { z } from 'zod';
import { CoreError } from '../shared/core-error.ts';
import type { EventDefinition, EventSource } from './define-event.ts';

/** A request that Open edX logs by its address: `event_type` is the path, `event` the request's parameters as JSON text. */
export interface ImplicitEvent {
  /** What the address is called in the docs: `/courses/{course}/courseware/…`. */
  readonly name: string;
  readonly fires: string;
  readonly sources: readonly EventSource[];
  /** Matches the path of the address. */
  readonly path: RegExp;
}

const course = String.raw`/courses/(?:[^/]+/[^/]+/[^/]+|[^/]*[+:][^/]*)`;

function implicit(name: string, fires: string, path: string): ImplicitEvent {
  return { name, fires, sources: ['server'], path: new RegExp(`^${path}`, 'u') };
}

// openedx/edx-platform, common/djangoapps/track/middleware.py; the addresses are those of lms/urls.py. The first that fits counts.
export const implicitEvents: readonly ImplicitEvent[] = [
  implicit(
    '/courses/{course}/courseware/{chapter}/{sequential}/',
    'A page of the course was opened.',
    `${course}/courseware(?:/|$)`,
  ),
  implicit(
    '/courses/{course}/xblock/{block}/handler/{handler}',
    'A block did something for its page.',
    `${course}/xblock/[^/]+/handler(?:_noauth)?(?:/|$)`,
  ),
  implicit('/courses/{course}/xblock/{block}/…', 'A block was asked for.', `${course}/xblock(?:/|$)`),
  implicit('/xblock/{block}', 'A block was shown by itself.', '/xblock/'),
  implicit(
    '/courses/{course}/modx/{block}/{action}',
    'A block of the older kind did something for its page.',
    `${course}/modx(?:/|$)`,
  ),
  implicit('/courses/{course}/progress', 'The progress page was opened.', `${course}/progress(?:/|$)`),
  implicit(
    '/courses/{course}/info',
    'The course’s home page was opened.',
    `${course}/(?:info|course|about|home)(?:/|$)`,
  ),
  implicit(
    '/courses/{course}/discussion/…',
    'A page of discussions was opened.',
    `${course}/discussion(?:/|$)`,
  ),
  implicit(
    '/courses/{course}/wiki/…',
    'A page of the course’s wiki was opened.',
    `${course}/(?:course_)?wiki(?:/|$)`,
  ),
  implicit(
    '/courses/{course}/pdfbook/…',
    'A textbook was opened.',
    `${course}/(?:pdfbook|htmlbook|book)(?:/|$)`,
  ),
  implicit('/courses/{course}/jump_to/{block}', 'A link led to a block.', `${course}/jump_to(?:_id)?(?:/|$)`),
  implicit('/courses/{course}/instructor…', 'The instructor dashboard was used.', `${course}/instructor`),
  implicit('/courses/{course}/…', 'Another page of a course was opened.', `${course}(?:/|$)`),
  implicit('/courses/…', 'The list of courses was opened.', '/courses(?:/|$)'),
  implicit('/api/…', 'A program used the API.', '/api/'),
  implicit('/dashboard', 'The learner’s dashboard was opened.', '/dashboard(?:/|$)'),
  implicit('/login…', 'Somebody went to log in.', '/(?:login|logout|signin|user_api|register)'),
  implicit('/event', 'A page reported events.', '/(?:event|segmentio/event|segment/event)(?:/|$)'),
  implicit('/…', 'Any other page was asked for.', '/'),
];

/** The kind of address that an `event_type` is; undefined where it is no address. */
export function implicitEventOf(eventType: string): ImplicitEvent | undefined {
  const path = pathOf(eventType);
  return path === undefined ? undefined : implicitEvents.find((event) => event.path.test(path));
}

function pathOf(eventType: string): string | undefined {
  if (eventType.startsWith('/')) return eventType;
  return /^https?:\/\/[^/]*(\/.*)?$/.exec(eventType)?.[1];
}

/** What a request's line is emitted by: its name is the path. Throws `bad_input` for what is no path. */
export function requestEvent(path: string): EventDefinition<string> {
  const event = path.startsWith('/') ? implicitEventOf(path) : undefined;
  if (event === undefined)
    throw new CoreError('bad_input', `${JSON.stringify(path)} is no path of a request.`);
  return { name: path, fires: event.fires, sources: event.sources, data: parameters };
}

const parameters = z.string().max(512);
