import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoArea, geoCentroid, geoEqualEarth, geoPath, type GeoPermissibleObjects } from 'd3-geo';
import type { Feature, GeoJsonProperties, MultiPolygon, Polygon } from 'geojson';
import countries from 'i18n-iso-countries';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

type Land = Feature<Polygon | MultiPolygon>;

/** Lands without a number of their own, with the country that addresses there are counted to. */
const unnumbered: Readonly<Record<string, string>> = { Kosovo: 'XK', 'N. Cyprus': 'CY', Somaliland: 'SO' };
/** Nobody enrols there, and it would take a quarter of the picture. */
const left = 'AQ';

const require = createRequire(import.meta.url);
export const width = 1000;
const lands = landsOf(require.resolve('world-atlas/countries-110m.json'));
const projection = geoEqualEarth().fitWidth(width, { type: 'FeatureCollection', features: lands });
const [[, top], [, bottom]] = geoPath(projection).bounds({ type: 'FeatureCollection', features: lands });
projection.translate([projection.translate()[0], projection.translate()[1] - top]);
export const height = Math.ceil(bottom - top);

/**
 * The countries of the world in whole pixels of `width` by `height`, equal in area: `ES 480 142 M…`, a country's code, a
 * place within it, and its outline, which the smallest do not have. From Natural Earth, which is in the public domain.
 */
export function worldShapes(): readonly string[] {
  const drawn = new Map<string, Land[]>();
  for (const land of lands) drawn.set(codeOf(land), [...(drawn.get(codeOf(land)) ?? []), land]);
  const small = landsOf(require.resolve('world-atlas/countries-50m.json')).filter(
    (land) => !drawn.has(codeOf(land)),
  );
  return [
    ...[...drawn].map(([code, some]) => line(code, some[0], some.map(outline).join(''))),
    ...small.map((land) => line(codeOf(land), land, '')),
  ].toSorted();
}

function line(code: string, land: Land | undefined, path: string): string {
  const [x = 0, y = 0] = (land && projection(geoCentroid(mainland(land)))) ?? [];
  return [code, Math.round(x), Math.round(y), path].filter((one) => one !== '').join(' ');
}

/** The largest piece of a land: overseas parts do not draw its middle into the sea. */
function mainland({ geometry }: Land): GeoPermissibleObjects {
  const pieces = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const polygons = pieces.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }));
  return polygons.toSorted((one, other) => geoArea(other) - geoArea(one))[0] ?? geometry;
}

/** Rings as relative lines between whole pixels; what is smaller than a pixel falls away. */
function outline(land: Land): string {
  const rings: [number, number][][] = [];
  const add = (x: number, y: number): void => {
    const at: [number, number] = [Math.round(x), Math.round(y)];
    const last = rings.at(-1)?.at(-1);
    if (last === undefined || last[0] !== at[0] || last[1] !== at[1]) rings.at(-1)?.push(at);
  };
  geoPath(projection, {
    beginPath: () => undefined,
    arc: () => undefined,
    closePath: () => undefined,
    moveTo: (x, y) => {
      rings.push([]);
      add(x, y);
    },
    lineTo: add,
  })(land);
  return rings
    .filter((ring) => ring.length > 3)
    .map((ring) => {
      const steps = ring.slice(1).map(([x, y], index) => {
        const [fromX, fromY] = ring[index] ?? [0, 0];
        return `${x - fromX},${y - fromY}`;
      });
      return `M${ring[0]?.join(',')}l${steps.join(',')}z`;
    })
    .join('');
}

function landsOf(file: string): Land[] {
  const topology = JSON.parse(readFileSync(file, 'utf8')) as Topology<{
    countries: GeometryCollection<GeoJsonProperties>;
  }>;
  const all = feature(topology, topology.objects.countries).features as Land[];
  return all.filter((land) => codeOf(land) !== '' && codeOf(land) !== left);
}

/** ISO 3166-1 alpha-2; '' for lands that are no country. */
function codeOf({ id, properties }: Land): string {
  if (id === undefined) return unnumbered[String(properties?.['name'])] ?? '';
  return countries.numericToAlpha2(String(id)) ?? '';
}
