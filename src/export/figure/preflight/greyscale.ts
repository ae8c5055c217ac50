import { lightness } from '../colour.ts';
import { coloursOf } from '../scene.ts';
import { preflightRule, someOf } from './rule.ts';

/** CIELAB L*: greys nearer than this can't be told apart, even side by side. */
const LEAST = 3;

export const greyscaleMerge = preflightRule({
  name: 'greyscale',
  code: 'F109',
  severity: 'note',
  describe: 'Two colours have the same grey in a black-and-white print.',
  check(scene, { greyscale }) {
    // where greys are asked for, patterns tell the categories apart
    if (greyscale) return [];
    const colours = coloursOf(scene);
    const merged: string[] = [];
    colours.forEach((a, i) => {
      for (const b of colours.slice(i + 1))
        if (Math.abs(lightness(a) - lightness(b)) < LEAST) merged.push(`${a} and ${b}`);
    });
    return merged.length === 0
      ? []
      : [
          {
            message: `in greyscale colours merge: ${someOf(merged)}`,
            remedy: 'for a black-and-white print write `greyscale: true`',
          },
        ];
  },
});
