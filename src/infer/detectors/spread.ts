import { noisyNumber } from '../../model/noisy-number.ts';
import { type Claim, cells, columnDetector, countsOf, shown } from '../columns/detector.ts';
import { every, type Profile, shareOf } from '../columns/profile.ts';

/** So many of the cells must hold a number and a second one behind it. */
const MOST = 0.7;
const PLAIN = /^[+-]?\d+(\.\d+)?$/;

/** `12k` beside `12000`, `1.2 million`: numbers that count as invalid, with the whole number offered. */
function magnitudes(profile: Profile, isLarge: (text: string) => boolean): Omit<Claim, 'columns'> | null {
  if (!every(profile, text => isLarge(text) || PLAIN.test(text)) || profile.values.length < 3) return null;
  const held = profile.values.filter(([text]) => isLarge(text));
  const count = held.reduce((sum, [, of]) => sum + of, 0);
  const value = noisyNumber(held[0]![0], '.')!.value!;
  return {
    field: { name: '', type: 'number' },
    evidence: [
      `${count} of ${profile.coded} cells hold a number with its thousands in a word, such as ${shown(held[0]![0])}`,
    ],
    counts: countsOf(profile),
    notes: [
      {
        message: `${cells(count)} such as ${shown(held[0]![0])} ${count === 1 ? 'counts' : 'count'} as invalid; \`validate\` offers the number (${value})`,
        change: 'write the number out in the sheet, or write `type: string` in the codebook',
      },
    ],
  };
}

/**
 * `34.5 ± 3.2`, `34.5 (3.2)`, `52 [41–60]`, `12 (30%)` in nearly every cell: one number with its spread or its percentage.
 * A number field, so that `validate` offers the first of the two; each text as a code of its own would say nothing.
 */
export const spread = columnDetector('spread', 'a number with a second one behind it: mean ± SD, n (%)', profile => {
  const isSpread = (text: string): boolean => noisyNumber(text, '.')?.what === 'spread';
  const isLarge = (text: string): boolean => noisyNumber(text, '.')?.what === 'magnitude';
  if (profile.paged) return null;
  if (profile.values.some(([text]) => isLarge(text))) return magnitudes(profile, isLarge);
  if (shareOf(profile, isSpread) < MOST) return null;
  if (!every(profile, text => isSpread(text) || PLAIN.test(text) || noisyNumber(text, '.') !== null)) return null;
  // "1 (2)" again and again is a code
  if (profile.values.length < 3 || profile.values.length < profile.coded * 0.5) return null;
  const held = profile.values.filter(([text]) => isSpread(text));
  const count = held.reduce((sum, [, of]) => sum + of, 0);
  const numbers = profile.values.map(([text]) => noisyNumber(text, '.')?.value ?? text);
  const example = held[0]![0];
  const value = noisyNumber(example, '.')!.value!;
  return {
    field: { name: '', type: numbers.every(text => /^\d+$/.test(text)) ? 'integer' : 'number' },
    evidence: [
      `${count} of ${profile.coded} cells hold a number and a second one behind it, such as ${shown(example)}`,
    ],
    counts: countsOf(profile),
    notes: [
      {
        message: `${cells(count)} such as ${shown(example)} ${count === 1 ? 'holds' : 'hold'} two numbers and ${count === 1 ? 'counts' : 'count'} as invalid; \`validate\` offers the first (${value})`,
        change: 'write the two into columns of their own in the sheet, or write `type: string` in the codebook',
      },
    ],
  };
});
