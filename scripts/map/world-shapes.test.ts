import { expect, it } from 'vitest';
import * as shown from '../../packages/widgets/src/charts/map/world-shapes.ts';
import { height, width, worldShapes } from './world-shapes.ts';

const shapes = worldShapes();

it('is what the map of charts shows: node scripts/run.js scripts/world-map.ts writes it', () => {
  expect(shown.worldShapes).toEqual(shapes);
  expect(shown.worldSize).toEqual({ width, height });
});

it('has every country once, within the picture', () => {
  const codes = shapes.map((line) => line.slice(0, 2));
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.length).toBeGreaterThan(230);
  for (const line of shapes) {
    const [, x, y] = line.split(' ').map(Number);
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(width);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(height);
  }
});

it('knows small countries by a place, and lands without a number by who counts them', () => {
  const of = (code: string) => shapes.find((line) => line.startsWith(`${code} `))?.split(' ');
  expect(of('SG')).toHaveLength(3);
  expect(of('ES')).toHaveLength(4);
  expect(of('XK')).toHaveLength(4);
  expect(of('AQ')).toBeUndefined();
});
