/**
 * Relative luminance of a colour, 0 for black and 1 for white (WCAG 2.2).
 *
 * @param colour as `#rrggbb`
 * @example luminance('#ffffff') // => 1
 */
export function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map(at => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The ink that is read better on a colour. */
export const contrastingText = (colour: string, dark: string): string => {
  const ground = luminance(colour);
  return 1.05 / (ground + 0.05) > (ground + 0.05) / (luminance(dark) + 0.05) ? '#ffffff' : dark;
};
