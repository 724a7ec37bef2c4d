import type { DragAndDropView } from '@coursewright/core';

/** Where a thing is: a target by its id, a point by the picture's pixels, a field of a thing that is itself somewhere. */
export type Place = string | readonly [x: number, y: number] | FieldPlace;

export interface FieldPlace {
  readonly field: string;
  readonly on: Placement;
}

export interface Placement {
  readonly draggable: string;
  readonly place: Place;
}

/** The answer of a `drag_and_drop_input`: a JSON list of `{draggable: place}`, `{field: {draggable: place}}` for a field. */
export function readPlacements(answer: unknown): readonly Placement[] {
  if (typeof answer !== 'string' || answer === '') return [];
  try {
    const read: unknown = JSON.parse(answer);
    // Old answers have the list in an object (`{"draggables": […]}`).
    const list = typeof read === 'object' && read !== null && 'draggables' in read ? read.draggables : read;
    return Array.isArray(list) ? list.flatMap((one) => placementOf(one) ?? []) : [];
  } catch {
    return [];
  }
}

export function writePlacements(placements: readonly Placement[]): string {
  return placements.length === 0 ? '' : JSON.stringify(placements.map(asJson));
}

/** A thing goes to a place: away from where it was, and whatever was where only one may be goes back. */
export function put(
  placements: readonly Placement[],
  placement: Placement,
  from: Placement | undefined,
  { draggables, onePerTarget }: DragAndDropView,
): readonly Placement[] {
  const reusable = draggables.find(({ id }) => id === placement.draggable)?.reusable === true;
  const before =
    from ?? (reusable ? undefined : placements.find((one) => one.draggable === placement.draggable));
  let rest = before === undefined ? placements : take(placements, before);
  if (onePerTarget && !isPoint(placement.place)) {
    const held = rest.find(({ place }) => samePlace(place, placement.place));
    if (held !== undefined) rest = take(rest, held);
  }
  return [...rest, placement];
}

/** A thing goes back, and with it what stands on it. */
export function take(placements: readonly Placement[], gone: Placement): readonly Placement[] {
  let taken = false;
  return placements.filter((one) => {
    if (!taken && same(one, gone)) {
      taken = true;
      return false;
    }
    return !standsOn(one, gone);
  });
}

/** The things that are still to be placed. */
export function left(
  placements: readonly Placement[],
  { draggables }: DragAndDropView,
): DragAndDropView['draggables'] {
  const placed = new Set(placements.map(({ draggable }) => draggable));
  return draggables.filter(({ id, reusable }) => reusable === true || !placed.has(id));
}

export function same(one: Placement, other: Placement): boolean {
  return JSON.stringify(asJson(one)) === JSON.stringify(asJson(other));
}

export function samePlace(one: Place, other: Place): boolean {
  return JSON.stringify(placeAsJson(one)) === JSON.stringify(placeAsJson(other));
}

export function isPoint(place: Place): place is readonly [number, number] {
  return Array.isArray(place);
}

export function isField(place: Place): place is FieldPlace {
  return typeof place === 'object' && 'field' in place;
}

function standsOn({ place }: Placement, under: Placement): boolean {
  return isField(place) && (same(place.on, under) || standsOn(place.on, under));
}

function asJson({ draggable, place }: Placement): unknown {
  return { [draggable]: placeAsJson(place) };
}

function placeAsJson(place: Place): unknown {
  return isField(place) ? { [place.field]: asJson(place.on) } : place;
}

function placementOf(read: unknown): Placement | undefined {
  const entry = onlyEntry(read);
  if (entry === undefined) return undefined;
  const [draggable, value] = entry;
  if (typeof value === 'string') return { draggable, place: value };
  if (Array.isArray(value)) {
    const [x, y]: unknown[] = value;
    return typeof x === 'number' && typeof y === 'number' ? { draggable, place: [x, y] } : undefined;
  }
  const [field, under] = onlyEntry(value) ?? [];
  const on = placementOf(under);
  return field === undefined || on === undefined ? undefined : { draggable, place: { field, on } };
}

function onlyEntry(read: unknown): readonly [string, unknown] | undefined {
  if (typeof read !== 'object' || read === null) return undefined;
  const [entry] = Object.entries(read);
  return entry;
}
