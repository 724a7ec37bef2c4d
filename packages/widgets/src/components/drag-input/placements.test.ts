import type { DragAndDropView } from '@coursewright/core';
import { describe, expect, it } from 'vitest';
import { left, put, readPlacements, take, writePlacements } from './placements.ts';

const view: DragAndDropView = {
  src: '',
  alt: '',
  onePerTarget: true,
  outlined: true,
  draggables: [
    { id: 'a', label: 'A' },
    { id: 'b', label: 'B' },
    { id: 'box', label: 'Box', fields: [{ id: '1', x: 0, y: 0, w: 9, h: 9 }] },
    { id: 'up', label: '↑', reusable: true },
  ],
  targets: [
    { id: 't1', x: 0, y: 0, w: 9, h: 9 },
    { id: 't2', x: 20, y: 0, w: 9, h: 9 },
  ],
};
const answer = '[{"a":"t1"},{"b":[70,150]},{"box":"t2"},{"up":{"1":{"box":"t2"}}}]';

describe('placements', () => {
  it('are written as they were read', () => {
    expect(writePlacements(readPlacements(answer))).toBe(answer);
    expect(writePlacements([])).toBe('');
  });

  it.each(['', 'x', '5', '[1]', '[{"a":[1]}]', '{"a":"t1"}', undefined])('are none in %s', (text) => {
    expect(readPlacements(text)).toEqual([]);
  });

  it('move a thing, and send back what was where only one may be', () => {
    const placed = put(readPlacements(answer), { draggable: 'b', place: 't1' }, undefined, view);
    expect(writePlacements(placed)).toBe('[{"box":"t2"},{"up":{"1":{"box":"t2"}}},{"b":"t1"}]');
  });

  it('take with a thing what stands on it', () => {
    const rest = take(readPlacements(answer), { draggable: 'box', place: 't2' });
    expect(writePlacements(rest)).toBe('[{"a":"t1"},{"b":[70,150]}]');
  });

  it('keep a reusable thing on offer, and move only the one that was picked', () => {
    const once = put([], { draggable: 'up', place: 't1' }, undefined, view);
    const twice = put(once, { draggable: 'up', place: 't2' }, undefined, view);
    expect(writePlacements(twice)).toBe('[{"up":"t1"},{"up":"t2"}]');
    const moved = put(twice, { draggable: 'up', place: 't1' }, { draggable: 'up', place: 't2' }, view);
    expect(writePlacements(moved)).toBe('[{"up":"t1"}]');
    expect(left(twice, view).map(({ id }) => id)).toEqual(['a', 'b', 'box', 'up']);
    expect(left(readPlacements(answer), view).map(({ id }) => id)).toEqual(['up']);
  });
});
