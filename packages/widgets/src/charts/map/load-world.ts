import { countryShapes, type CountryShape } from './country-shapes.ts';

/** The shapes of the world's countries, and the size of the map they lie on. */
export interface World {
  readonly shapes: ReadonlyMap<string, CountryShape>;
  readonly size: { readonly width: number; readonly height: number };
}

/** Loaded with the first map of a page. */
export async function loadWorld(): Promise<World> {
  const { worldShapes, worldSize } = await import('#world-shapes');
  return { shapes: countryShapes(worldShapes), size: worldSize };
}
