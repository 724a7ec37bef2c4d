import { expect, it } from 'vitest';
import type { ChartView } from '../chart-view.ts';
import { countryShapes } from './country-shapes.ts';
import { mapView, nearestCountry } from './map-view.ts';

const shapes = countryShapes(['ES 10 20 M1,2l3,4z', 'MT 15 22', 'PE 90 80 M5,6l7,8z']);

const view = (places: ChartView['places'], values: (number | null)[]): ChartView => ({
  kind: 'bars',
  title: '',
  x: { label: '', unit: 'category' },
  y: { label: '', unit: 'number' },
  xs: ['Spain', 'Malta', 'Réunion', 'Not known'],
  series: [{ name: '', values }],
  ...(places && { places }),
});
const map = mapView(view(['ES', 'MT', 'RE', null], [40, 6, 8, 3]), shapes);

it('has the countries with their classes, those too small for an outline too', () => {
  expect(map?.countries.map(({ shape, index, shade }) => [shape.code, shape.outline, index, shade])).toEqual([
    ['ES', 'M1,2l3,4z', 0, 4],
    ['MT', undefined, 1, 0],
  ]);
});

it('knows what lies nowhere on it: unknown countries, and such as have no shape', () => {
  expect(map?.elsewhere).toEqual([2, 3]);
  expect(mapView(view(['ES', 'MT', 'RE', null], [40, null, null, null]), shapes)?.elsewhere).toEqual([]);
});

it('is none of a chart without countries', () => {
  expect(mapView(view(undefined, [1, 2, 3, 4]), shapes)).toBeUndefined();
  expect(mapView(view([null, null, null, null], [1, 2, 3, 4]), shapes)).toBeUndefined();
});

it('finds the country nearest to a place, where one is near', () => {
  if (map === undefined) throw new TypeError('There is a map.');
  expect(nearestCountry(map, { x: 14, y: 22 }, 12)?.shape.code).toBe('MT');
  expect(nearestCountry(map, { x: 90, y: 80 }, 12)).toBeUndefined();
});
