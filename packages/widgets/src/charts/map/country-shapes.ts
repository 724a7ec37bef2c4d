/** A country as it lies on the map, in pixels of the map. */
export interface CountryShape {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** A place within it. */
  readonly x: number;
  readonly y: number;
  /** Undefined of countries that are smaller than a pixel. */
  readonly outline: string | undefined;
}

/** Of lines as `world-shapes.ts` has them. */
export function countryShapes(lines: readonly string[]): ReadonlyMap<string, CountryShape> {
  return new Map(
    lines.map((line): [string, CountryShape] => {
      const [code = '', x, y, outline] = line.split(' ');
      return [code, { code, x: Number(x), y: Number(y), outline }];
    }),
  );
}
