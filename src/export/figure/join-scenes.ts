import type { RenderedScene } from './render-scene.ts';
import type { Box, Scene } from './scene.ts';

/** A laid part of a figure and the place of its upper left corner, in points. */
export interface PlacedScene {
  readonly x: number;
  readonly y: number;
  readonly scene: RenderedScene;
}

/** Parts that were laid out on their own as one picture. */
export function joinScenes(parts: readonly PlacedScene[], width: number, height: number): RenderedScene {
  const groups = parts.map(({ x, y, scene }) => `<g transform="translate(${x},${y})">${contentOf(scene.svg)}</g>`);
  const size = [width, height] as const;
  const scene: Scene = {
    width,
    height,
    items: parts.flatMap(({ x, y, scene: part }) =>
      part.scene.items.map(item => ({ ...item, box: moved(item.box, x, y) })),
    ),
  };
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="white"/>${groups.join('')}</svg>`,
    size,
    origin: [0, 0],
    scene,
    warnings: parts.flatMap(part => part.scene.warnings),
  };
}

/** What a picture holds, without its ground: that of one part would cover its neighbours. */
const contentOf = (svg: string): string =>
  svg
    .replace(/^<svg[^>]*>/, '')
    .replace(/^<rect [^>]*fill="white"\/>/, '')
    .replace(/<\/svg>\s*$/, '');

const moved = ({ x1, y1, x2, y2 }: Box, x: number, y: number): Box => ({
  x1: x1 + x,
  y1: y1 + y,
  x2: x2 + x,
  y2: y2 + y,
});
