import { geoEqualEarth } from 'd3-geo';
import { expect, test } from 'vitest';
import { loadWorld } from '../../../src/figures/world/load-world.ts';

const world = await loadWorld();
const map = world.map(500);

/** Where a longitude and latitude stand on a map of 500 points, as d3-geo has it; the map begins at 84° north. */
const at = (longitude: number, latitude: number): readonly [number, number] => {
  const projection = geoEqualEarth().fitWidth(500, { type: 'Sphere' });
  const [x, y] = projection([longitude, latitude])!;
  return [x, y - projection([0, 84])![1]];
};

// capitals and cities: every centre must lie in its own country, so within these many points of one of its cities
test.each([
  ['FR', 2.35, 48.86, 12],
  ['US', -98.58, 39.83, 12],
  ['NO', 10.75, 59.91, 12],
  ['SG', 103.82, 1.35, 1],
  ['MT', 14.51, 35.9, 1],
  ['HK', 114.17, 22.32, 1],
  ['XK', 21.17, 42.67, 2],
  ['AU', 134, -25, 12],
  // from the table of places
  ['GI', -5.35, 36.14, 1],
  ['TV', 179.2, -8.52, 3],
  ['RE', 55.45, -20.88, 1],
])('%s stands where it is', (code, longitude, latitude, near) => {
  const place = map.place(code)!;
  const [x, y] = at(longitude, latitude);
  expect(Math.hypot(place[0] - x, place[1] - y)).toBeLessThan(near);
});

test('all of ISO 3166-1 but Antarctica and the United States’ outlying islands has a place', () => {
  const without = [...new Set(world.names.byCode.values())].filter(code => map.place(code) === null);
  expect(without.sort()).toEqual(['AQ', 'UM']);
});

test('the land is one path of closed rings inside the map, small enough for a page', () => {
  expect(map.land.match(/M/g)!.length).toBe(map.land.match(/Z/g)!.length);
  const numbers = [...map.land.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(
    found => [Number(found[1]), Number(found[2])] as const,
  );
  expect(Math.min(...numbers.map(([x]) => x))).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers.map(([x]) => x))).toBeLessThanOrEqual(500);
  expect(Math.max(...numbers.map(([, y]) => y))).toBeLessThanOrEqual(Math.ceil(map.height));
  expect(map.land.length).toBeLessThan(250_000);
});
