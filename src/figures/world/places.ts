/**
 * Longitude and latitude of countries and territories that Natural Earth's shapes at 1:50m lack, or have only within another
 * state: "geographic coordinates" of The World Factbook (Central Intelligence Agency, 2021; public domain), in degrees. Of
 * Bonaire, Sint Eustatius and Saba: Bonaire (Netherlands Antilles, Factbook 2010). All agree with the package world-countries
 * 5.1.0 within 0.1 degrees.
 */
export const PLACES: Readonly<Record<string, readonly [longitude: number, latitude: number]>> = {
  BQ: [-68.25, 12.17],
  BV: [3.4, -54.43],
  CC: [96.83, -12.5],
  CX: [105.67, -10.5],
  GF: [-53, 4],
  GI: [-5.35, 36.13],
  GP: [-61.58, 16.25],
  MQ: [-61, 14.67],
  RE: [55.6, -21.1],
  SJ: [20, 78],
  TK: [-172, -9],
  TV: [178, -8],
  YT: [45.17, -12.83],
};

/** The source of these places, for the note under a map that uses one of them. */
export const PLACES_SOURCE = 'The World Factbook, 2021';
