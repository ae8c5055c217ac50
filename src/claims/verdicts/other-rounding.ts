import { oddRounding } from '../evidence/odd-rounding.ts';
import { verdict } from '../verdict.ts';

/** The right value, printed in another way than rounded half up, where nothing shows that the source has another rule. */
export const otherRounding = verdict({
  name: 'other_rounding',
  describe: 'the value is right, but rounded in another way: half to even, cut off, rounded twice …',
  alarm: false,
  cause: true,
  judge: entry =>
    entry.explanation('other_rounding', () => {
      const found = oddRounding(entry);
      return found === null || found.againstTheRule ? null : { explanation: found.explanation };
    }),
});
