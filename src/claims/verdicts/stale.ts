import { accidentOf, compareToData, explains } from '../compare-to-data.ts';
import { describeValues } from '../describe-values.ts';
import { resolveClaim } from '../resolve-claim.ts';
import { verdict } from '../verdict.ts';

/** True in an earlier version of the data. */
export const stale = verdict({
  name: 'stale',
  describe: 'the number was true in an earlier version of the data',
  alarm: true,
  cause: true,
  judge: entry =>
    entry.explanation('stale', () => {
      if (entry.former === null || entry.wrong.length === 0 || entry.figures === null) return null;
      const before = resolveClaim(entry.claim, entry.former).figures;
      if (before === null || !explains(entry.claim, entry.wrong, before)) return null;
      const whole = compareToData(entry.claim, before).every(part => part.same);
      return {
        accident: accidentOf(entry.claim, entry.wrong, before.N),
        explanation: `${entry.former.name} gives ${describeValues(entry, before)}, the current data ${describeValues(entry, entry.figures)}: the number ${whole ? 'is' : `${entry.wrong.map(part => part.quantity).join(' and ')} is`} of an earlier version of the data.`,
      };
    }),
});
