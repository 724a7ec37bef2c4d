import * as completion from './catalogue/completion-events.ts';
import * as enrollment from './catalogue/enrollment-events.ts';
import * as grade from './catalogue/grade-events.ts';
import * as navigation from './catalogue/navigation-events.ts';
import * as problemPage from './catalogue/problem-page-events.ts';
import * as problem from './catalogue/problem-events.ts';
import * as video from './catalogue/video-events.ts';
import type { EventDefinition } from './define-event.ts';

const definitions: readonly EventDefinition[] = [
  completion,
  enrollment,
  grade,
  navigation,
  problem,
  problemPage,
  video,
].flatMap((events) => Object.values(events));

/** Every event of core by its name, in the log's own terms. */
export const eventCatalogue: ReadonlyMap<string, EventDefinition> = new Map(
  definitions.map((definition) => [definition.name, definition]),
);

/** May a learner's page report it? */
export function isBrowserEvent(name: string): boolean {
  return eventCatalogue.get(name)?.browser === true;
}
