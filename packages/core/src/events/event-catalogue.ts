import type { Json } from '../shared/json.ts';
import * as account from './catalogue/account-events.ts';
import * as bookmark from './catalogue/bookmark-events.ts';
import * as bumper from './catalogue/bumper-events.ts';
import * as certificate from './catalogue/certificate-events.ts';
import * as cohort from './catalogue/cohort-events.ts';
import * as completion from './catalogue/completion-events.ts';
import * as dragAndDrop from './catalogue/drag-and-drop-events.ts';
import * as enrollment from './catalogue/enrollment-events.ts';
import * as experiment from './catalogue/experiment-events.ts';
import * as forum from './catalogue/forum-events.ts';
import * as grade from './catalogue/grade-events.ts';
import * as instructor from './catalogue/instructor-events.ts';
import * as library from './catalogue/library-events.ts';
import * as navigation from './catalogue/navigation-events.ts';
import * as notes from './catalogue/notes-events.ts';
import * as openAssessment from './catalogue/open-assessment-events.ts';
import * as problem from './catalogue/problem-events.ts';
import * as problemPage from './catalogue/problem-page-events.ts';
import * as search from './catalogue/search-events.ts';
import * as specialExam from './catalogue/special-exam-events.ts';
import * as team from './catalogue/team-events.ts';
import * as textbook from './catalogue/textbook-events.ts';
import * as thirdParty from './catalogue/third-party-events.ts';
import * as video from './catalogue/video-events.ts';
import type { EventDefinition } from './define-event.ts';

/** One of any kind. */
export type AnyEvent = EventDefinition<Json>;

type Events = Readonly<Record<string, AnyEvent | readonly AnyEvent[]>>;

const families: readonly (readonly [string, Events])[] = [
  ['enrollment', enrollment],
  ['problem', problem],
  ['problem page', problemPage],
  ['grade', grade],
  ['completion', completion],
  ['navigation', navigation],
  ['video', video],
  ['pre-roll video', bumper],
  ['textbook', textbook],
  ['forum', forum],
  ['notes', notes],
  ['bookmark', bookmark],
  ['certificate', certificate],
  ['cohort', cohort],
  ['team', team],
  ['special exam', specialExam],
  ['open response assessment', openAssessment],
  ['drag and drop', dragAndDrop],
  ['content library', library],
  ['content experiment', experiment],
  ['search', search],
  ['account', account],
  ['instructor', instructor],
  ['third-party content', thirdParty],
];

/** The catalogue by what events are about, in the order of the docs. */
export const eventFamilies: ReadonlyMap<string, readonly AnyEvent[]> = new Map(
  families.map(([family, events]) => [family, Object.values<AnyEvent | readonly AnyEvent[]>(events).flat()]),
);

/** Every event of core by its name, in the log's own terms. */
export const eventCatalogue: ReadonlyMap<string, AnyEvent> = new Map(
  [...eventFamilies.values()].flat().map((definition) => [definition.name, definition]),
);

const everyName: ReadonlyMap<string, AnyEvent> = new Map(
  [...eventCatalogue.values()].flatMap((event) =>
    [
      event.name,
      ...(event.formerly ?? []),
      ...(event.mobileName === undefined ? [] : [event.mobileName]),
    ].map((name) => [name, event] as const),
  ),
);

/** The event of a name as logs have it: today's, a mobile app's, or one of older logs. */
export function eventNamed(name: string): AnyEvent | undefined {
  return everyName.get(name);
}

/** May a learner's page report it? */
export function isBrowserEvent(name: string): boolean {
  return eventCatalogue.get(name)?.browser === true;
}
