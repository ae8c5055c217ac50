import { DEFICIENCIES, difference, seenWith } from '../colour.ts';
import { coloursOf } from '../scene.ts';
import { preflightRule, someOf } from './rule.ts';

/** CIEDE2000: below this, two areas that don't touch are taken for one colour. */
const LEAST = 8;

export const colourVision = preflightRule({
  name: 'colour-vision',
  code: 'F108',
  severity: 'warning',
  describe: 'Two colours merge for readers with protanopia, deuteranopia or tritanopia.',
  check(scene, { greyscale }) {
    // greys are the same for every reader; their patterns tell them apart
    if (greyscale) return [];
    const colours = coloursOf(scene);
    const merged: string[] = [];
    for (const deficiency of DEFICIENCIES)
      colours.forEach((a, i) => {
        for (const b of colours.slice(i + 1))
          if (difference(seenWith(a, deficiency), seenWith(b, deficiency)) < LEAST)
            merged.push(`${a} and ${b} (${deficiency})`);
      });
    return merged.length === 0
      ? []
      : [
          {
            message: `colours merge: ${someOf(merged)}`,
            remedy: 'choose another palette, or `greyscale: true` with patterns',
          },
        ];
  },
});
