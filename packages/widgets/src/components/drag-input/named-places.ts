import type { DragAndDropView, DraggableView } from '@coursewright/core';
import type { Localize } from '../../i18n/localize.ts';
import { isField, isPoint, type Place, type Placement } from './placements.ts';

export interface NamedPlace {
  readonly name: string;
  readonly place: Place;
}

/** Everywhere a thing can go, as it is read out: the picture's targets in order, then those on things that are placed. */
export function namedPlaces(
  words: Localize,
  view: DragAndDropView,
  placements: readonly Placement[],
): readonly NamedPlace[] {
  if (view.targets.length === 0) return [];
  const places: Place[] = view.targets.map(({ id }) => id);
  for (const placement of placements) {
    const fields = view.draggables.find(({ id }) => id === placement.draggable)?.fields ?? [];
    for (const field of fields) places.push({ field: field.id, on: placement });
  }
  return places.map((place) => {
    const here = placements.filter((one) => JSON.stringify(one.place) === JSON.stringify(place));
    return { place, name: placeName(words, view, place, here) };
  });
}

/** `Place 3 of 8`, with what is there. */
export function placeName(
  words: Localize,
  view: DragAndDropView,
  place: Place,
  here: readonly Placement[] = [],
): string {
  const name = plainName(words, view, place);
  const held = here.flatMap(({ draggable }) => {
    const found = view.draggables.find(({ id }) => id === draggable);
    return found === undefined ? [] : [nameOf(words, view, found)];
  });
  return held.length === 0 ? name : words.term('dragPlaceHolds', name, words.list(held));
}

function plainName(words: Localize, view: DragAndDropView, place: Place): string {
  if (isPoint(place)) return words.term('pointName', place[0], place[1]);
  if (!isField(place)) {
    const index = view.targets.findIndex(({ id }) => id === place);
    return words.term('dragPlace', index + 1, view.targets.length);
  }
  const under = view.draggables.find(({ id }) => id === place.on.draggable);
  const index = under?.fields?.findIndex(({ id }) => id === place.field) ?? -1;
  const name = under === undefined ? '' : nameOf(words, view, under);
  return words.term('dragField', index + 1, name, plainName(words, view, place.on.place));
}

/** A thing's label; one that is a picture only goes by its number. */
export function nameOf(words: Localize, view: DragAndDropView, { id, label }: DraggableView): string {
  if (label.trim() !== '') return label.replaceAll(/\\[()[\]]/g, '').trim();
  return words.term('dragThing', view.draggables.findIndex((one) => one.id === id) + 1);
}
