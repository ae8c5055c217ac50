import { greatest } from '../../base/greatest.ts';

/**
 * Where dots stand above and below the middle of their row so that they don't cover each other: in the order of their places,
 * each as near to the middle as those before it allow. Where a row is too low for that, they are pressed together.
 *
 * @param places from left to right, in points
 * @param size of a dot, in points
 * @param height of the row, in points
 * @example swarm([10, 10, 10, 40], 3, 20) // => [0, 3, -3, 0]
 */
export function swarm(places: readonly number[], size: number, height: number): number[] {
  const offsets: number[] = [];
  places.forEach((place, i) => {
    const near: number[] = [];
    for (let j = i - 1; j >= 0 && place - places[j]! < size; j--) near.push(offsets[j]!);
    let offset = 0;
    for (let step = 1; near.some(other => Math.abs(other - offset) < size - 1e-9); step++)
      offset = Math.ceil(step / 2) * size * (step % 2 === 1 ? 1 : -1);
    offsets.push(offset);
  });
  const most = Math.max(0, greatest(offsets.map(Math.abs)));
  const room = (height - size) / 2;
  const scale = most > room ? room / most : 1;
  return offsets.map(offset => offset * scale + 0);
}
