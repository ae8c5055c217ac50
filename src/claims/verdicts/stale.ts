import { bind } from '../bind.ts';
import { accidentOf, compare, explains } from '../match.ts';
import { verdict } from '../verdict.ts';
import { figuresWords } from '../words.ts';

/** True in an earlier version of the data. */
export const stale = verdict({
  name: 'stale',
  describe: 'the number was true in an earlier version of the data',
  alarm: true,
  judge: entry =>
    entry.explanation('stale', () => {
      if (entry.former === null || entry.wrong.length === 0 || entry.figures === null) return null;
      const before = bind(entry.claim, entry.former).figures;
      if (before === null || !explains(entry.claim, entry.wrong, before)) return null;
      const whole = compare(entry.claim, before).every(part => part.same);
      return {
        accident: accidentOf(entry.claim, entry.wrong, before.N),
        explanation: `${entry.former.name} gives ${figuresWords(entry, before)}, the present data ${figuresWords(entry, entry.figures)}: the number ${whole ? 'is' : `${entry.wrong.map(part => part.quantity).join(' and ')} is`} of an earlier version of the data.`,
      };
    }),
});
