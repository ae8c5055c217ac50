import { describeValues } from '../describe-values.ts';
import { intervalsByMethod } from '../evidence/intervals-by-method.ts';
import { oddRounding } from '../evidence/odd-rounding.ts';
import { verdict } from '../verdict.ts';

/** The data give the reported numbers. */
export const reproduced = verdict({
  name: 'reproduced',
  describe: 'the data give the reported numbers',
  alarm: false,
  judge(entry) {
    const { figures, comparisons, claim } = entry;
    if (figures === null || comparisons.length === 0 || entry.wrong.length > 0) return null;
    if (oddRounding(entry) !== null) return null;
    const methods = claim.interval === null ? [] : (intervalsByMethod(claim.interval, figures) ?? []);
    const note = entry.binding?.figures ? entry.binding.note : '';
    return {
      explanation: `${note}The data give ${describeValues(entry, figures) || 'the same'}${methods.length > 0 ? `; interval: ${methods.join(', ')}` : ''}.`,
    };
  },
});
