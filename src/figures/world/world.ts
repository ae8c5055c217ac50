/** A country of the atlas, as GeoJSON. */
export interface CountryFeature {
  /** ISO 3166-1 numeric, three digits; some have none */
  readonly id?: string;
  readonly properties: { readonly name: string };
  readonly geometry: {
    readonly type: 'Polygon' | 'MultiPolygon';
    readonly coordinates: readonly unknown[];
  };
}

/** The names and codes of countries. */
export interface CountryNames {
  /** a folded name or alias → ISO 3166-1 alpha-2 */
  readonly byName: ReadonlyMap<string, string>;
  /** alpha-2 → what is printed */
  readonly labels: ReadonlyMap<string, string>;
  /** alpha-2 and alpha-3, in capitals → alpha-2 */
  readonly byCode: ReadonlyMap<string, string>;
}

/** Where something stands on the map, in points from its upper left corner. */
export type MapPoint = readonly [x: number, y: number];

/** The world at one width. */
export interface WorldMap {
  readonly height: number;
  /** all land as one path of SVG */
  readonly land: string;
  /** the place of a country's circle; null where the map does not show it */
  place(alpha2: string): MapPoint | null;
}

/** What is loaded for a map of countries, and only for it. */
export interface World {
  readonly names: CountryNames;
  /** the map in an equal-area projection, so wide in points */
  map(width: number): WorldMap;
}
