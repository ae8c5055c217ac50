import { expect, test } from 'vitest';
import {
  ciede2000,
  contrastRatio,
  DEFICIENCIES,
  difference,
  lightness,
  seenWith,
} from '../../../src/export/figure/colour.ts';
import known from '../../known/figures/colour.json' with { type: 'json' };

const parts = (colour: string): number[] => [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16));

test.each(DEFICIENCIES)('colours with %s as R’s colorspace gives them', deficiency => {
  known.colours.forEach((colour, i) => {
    const [ours, theirs] = [parts(seenWith(colour.toLowerCase(), deficiency)), parts(known[deficiency][i]!)];
    ours.forEach(
      (part, channel) => void expect(Math.abs(part - theirs[channel]!), `${colour} ${channel}`).toBeLessThanOrEqual(1),
    );
  });
});

test('lightness as R’s colorspace gives it', () => {
  known.colours.forEach((colour, i) => void expect(lightness(colour)).toBeCloseTo(known.lightness[i]!, 1));
});

// Sharma, Wu and Dalal, Color Res Appl 2005;30:21-30, table 1
test.each([
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1.0],
  [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[50, 2.5, 0], [50, 3.1736, 0.5854], 1.0],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
  [[90.9257, -0.5406, -0.9208], [88.6381, -0.8985, -0.7239], 1.5381],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
] as const)('CIEDE2000 of %j and %j', (a, b, expected) => {
  expect(ciede2000(a, b)).toBeCloseTo(expected, 4);
  expect(ciede2000(b, a)).toBeCloseTo(expected, 4);
});

test('a colour differs from itself by nothing', () => expect(difference('#0072b2', '#0072b2')).toBe(0));

test('contrast as WCAG 2.2 defines it', () => {
  expect(contrastRatio('#000000', '#ffffff')).toBe(21);
  // the grey that WCAG's understanding documents name as the lightest that passes for text
  expect(contrastRatio('#767676', 'white')).toBeCloseTo(4.54, 2);
  expect(contrastRatio('url(#x)', 'white')).toBeNull();
});
