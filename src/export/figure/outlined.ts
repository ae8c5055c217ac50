import { forResvg, resvg } from './pixels.ts';

/** An SVG with its text as outlines and nothing but groups and paths (resvg's own simplification). Lengths in points. */
export function outlined(given: string): string {
  const { Resvg } = resvg();
  const { svg, font } = forResvg(inPoints(given));
  return new Resvg(svg, { font }).toString();
}

/** The same SVG with a size in points: some programs take no millimetres. */
export const inPoints = (svg: string): string =>
  svg.replace(
    / width="[^"]*mm" height="[^"]*mm" viewBox="0 0 ([\d.]+) ([\d.]+)"/,
    ' width="$1" height="$2" viewBox="0 0 $1 $2"',
  );
