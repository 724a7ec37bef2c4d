import type { Point } from './point.ts';

const number = String.raw`\s*(-?\d+(?:\.\d+)?)\s*`;
const rectangle = new RegExp(String.raw`\(${number},${number}\)\s*-\s*\(${number},${number}\)`, 'g');
const corner = new RegExp(String.raw`\[${number},${number}\]`, 'g');
const region = new RegExp(String.raw`\[(?:\s*\[${number},${number}\]\s*,?)+\s*\]`, 'g');

/**
 * The corners of each right area of an `imageinput`, in the picture's pixels, as capa shows them: rectangles `(1,2)-(3,4)`, and regions
 * `[[1,2],[3,4],[5,6]]`.
 */
export function readAreas(shown: string): readonly (readonly Point[])[] {
  const rectangles = [...shown.matchAll(rectangle)].map(([, ...numbers]) => {
    const [left = 0, top = 0, right = 0, bottom = 0] = numbers.map(Number);
    return [
      { x: left, y: top },
      { x: right, y: top },
      { x: right, y: bottom },
      { x: left, y: bottom },
    ];
  });
  const regions = [...shown.matchAll(region)].map(([text]) =>
    [...text.matchAll(corner)].map(([, x, y]) => ({ x: Number(x), y: Number(y) })),
  );
  return [...rectangles, ...regions.filter((corners) => corners.length > 2)];
}
