import { countryNames } from './country-code.ts';
import { PLACES } from './places.ts';
import type { CountryFeature, MapPoint, World, WorldMap } from './world.ts';

/** The lowest and highest latitude of the map: nothing south of it is a country. */
const [SOUTH, NORTH] = [-57, 84];
const ANTARCTICA = '010';
/** Points nearer to each other than this, in points of the page, are one: no print shows them. */
const NEAR = 0.45;

/** Loads the shapes, the projection and the names of countries: nothing else needs them. */
export async function loadWorld(): Promise<World> {
  const [{ default: feature }, { default: atlas }, { default: codes }, { default: english }, geo] = await Promise.all([
    import('topojson-client/src/feature.js'),
    import('world-atlas/countries-50m.json', { with: { type: 'json' } }),
    import('i18n-iso-countries/codes.json', { with: { type: 'json' } }),
    import('i18n-iso-countries/langs/en.json', { with: { type: 'json' } }),
    import('d3-geo'),
  ]);
  const { features } = feature(atlas, atlas.objects.countries);
  const shapes = features.filter(({ id }) => id !== ANTARCTICA);
  const numeric = new Map(codes.map(([alpha2, , number]) => [number, alpha2]));
  const byCode = new Map<string, CountryFeature>();
  for (const shape of shapes) {
    const code =
      shape.id === undefined ? (shape.properties.name === 'Kosovo' ? 'XK' : undefined) : numeric.get(shape.id);
    const known = code === undefined ? undefined : byCode.get(code);
    // a number that stands twice: small islands have that of their state
    if (code !== undefined && (known === undefined || geo.geoArea(shape) > geo.geoArea(known))) byCode.set(code, shape);
  }
  return {
    names: countryNames(codes, english.countries),
    map(width): WorldMap {
      const projection = geo.geoEqualEarth().fitWidth(width, { type: 'Sphere' }).precision(0.3);
      const [, top] = projection([0, NORTH])!;
      const height = projection([0, SOUTH])![1] - top;
      const writer = pathWriter(top, height);
      const draw = geo.geoPath(projection, writer);
      for (const shape of shapes) draw(shape);
      const project = (point: readonly [number, number]): MapPoint => {
        const [x, y] = projection([...point])!;
        return [x, y - top];
      };
      return {
        height,
        land: writer.path(),
        place(alpha2) {
          const own = PLACES[alpha2];
          if (own !== undefined) return project(own);
          const shape = byCode.get(alpha2);
          return shape === undefined ? null : project(geo.geoCentroid(largestPart(shape, geo.geoArea)));
        },
      };
    },
  };
}

/** The centre of a whole state may lie in the sea or in another one; that of its largest part rarely does. */
function largestPart({ geometry }: CountryFeature, area: (object: unknown) => number): unknown {
  if (geometry.type === 'Polygon') return geometry;
  const parts = geometry.coordinates.map(coordinates => ({ type: 'Polygon', coordinates }));
  return parts.reduce((best, part) => (area(part) > area(best) ? part : best));
}

/** Collects rings as a path of SVG to a tenth of a point, without points that are too near and rings that are too small. */
function pathWriter(top: number, height: number) {
  const text: string[] = [];
  let ring: [number, number][] = [];
  const add = (x: number, y: number): void => {
    const last = ring.at(-1);
    const point: [number, number] = [x, Math.min(height, Math.max(0, y - top))];
    if (last === undefined || Math.hypot(point[0] - last[0], point[1] - last[1]) >= NEAR) ring.push(point);
  };
  const close = (): void => {
    if (ring.length > 2) text.push(`M${ring.map(([x, y]) => `${tenths(x)},${tenths(y)}`).join('L')}Z`);
    ring = [];
  };
  return {
    beginPath: () => undefined,
    moveTo(x: number, y: number) {
      close();
      add(x, y);
    },
    lineTo: add,
    closePath: close,
    arc: () => undefined,
    path(): string {
      close();
      return text.join('');
    },
  };
}

const tenths = (value: number): string => String(Math.round(value * 10) / 10);
