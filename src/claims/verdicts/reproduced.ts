import { intervalsOf } from '../interval.ts';
import { verdict } from '../verdict.ts';
import { figuresWords } from '../words.ts';
import { otherRounding } from './other-rounding.ts';

/** The data give the reported numbers. */
export const reproduced = verdict({
  name: 'reproduced',
  describe: 'the data give the reported numbers',
  alarm: false,
  judge(entry) {
    const { figures, comparisons, claim } = entry;
    if (figures === null || comparisons.length === 0 || entry.wrong.length > 0) return null;
    if (otherRounding.judge(entry) !== null) return null;
    const methods = claim.interval === null ? [] : (intervalsOf(claim.interval, figures) ?? []);
    const note = entry.binding?.figures ? entry.binding.note : '';
    return {
      explanation: `${note}The data give ${figuresWords(entry, figures) || 'the same'}${methods.length > 0 ? `; interval: ${methods.join(', ')}` : ''}.`,
    };
  },
});
