/** What is used of packages that have no types of their own. */
declare module 'topojson-client/src/feature.js' {
  export default function feature(
    topology: unknown,
    object: unknown,
  ): { readonly features: readonly import('./world.ts').CountryFeature[] };
}
declare module 'world-atlas/countries-50m.json' {
  const atlas: { readonly objects: { readonly countries: unknown } };
  export default atlas;
}
declare module 'i18n-iso-countries/langs/en.json' {
  const english: { readonly countries: Readonly<Record<string, string | readonly string[]>> };
  export default english;
}
declare module 'i18n-iso-countries/codes.json' {
  const codes: readonly (readonly [alpha2: string, alpha3: string, numeric: string, subdivisions: string])[];
  export default codes;
}
declare module 'd3-geo' {
  type Point = [number, number];
  export interface Projection {
    (point: Point): Point | null;
    fitWidth(width: number, object: unknown): Projection;
    precision(precision: number): Projection;
  }
  export function geoEqualEarth(): Projection;
  export function geoPath(projection: Projection, context: unknown): (object: unknown) => void;
  export function geoArea(object: unknown): number;
  export function geoCentroid(object: unknown): Point;
}
