import { describe, expect, it } from 'vitest';
import { readAreas } from './read-areas.ts';

describe('the right areas of a picture', () => {
  it('are rectangles, several of them too', () => {
    const square = (from: number, to: number) => [
      { x: from, y: from },
      { x: to, y: from },
      { x: to, y: to },
      { x: from, y: to },
    ];
    expect(readAreas('(1,1)-(3,3)')).toEqual([square(1, 3)]);
    expect(readAreas('(1, 1) - (3, 3);(5,5)-(7,7)')).toEqual([square(1, 3), square(5, 7)]);
  });

  it('are regions by their corners', () => {
    const corners = [
      { x: 1, y: 2 },
      { x: 30, y: 4 },
      { x: 5, y: 60 },
    ];
    expect(readAreas('[[1,2], [30,4], [5,60]]')).toEqual([corners]);
    expect(readAreas('[[[1,2],[30,4],[5,60]],[[1,2],[30,4],[5,60]]]')).toEqual([corners, corners]);
  });

  it('are none in other words', () => {
    expect(readAreas('See the lecture, (1) and [2,3].')).toEqual([]);
  });
});
