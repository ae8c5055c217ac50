import type { ClaimContext } from '../claim-context.ts';
import { describeValues, slipWords } from '../describe-values.ts';
import { intervalsByMethod } from '../evidence/intervals-by-method.ts';
import { oddRounding } from '../evidence/odd-rounding.ts';
import { verdict } from '../verdict.ts';

/** The data give something else, and nothing explains the difference. */
export const notReproduced = verdict({
  name: 'not_reproduced',
  describe: 'the data give another number, and nothing explains the difference',
  alarm: true,
  judge(entry) {
    const { figures, wrong } = entry;
    const odd = figures === null ? null : oddRounding(entry);
    if (odd?.againstTheRule === true) return { explanation: odd.explanation };
    if (figures === null) return unboundInterval(entry);
    if (wrong.length === 0 || entry.cause() !== null) return null;
    const which = wrong.map(part => part.quantity).join(' and ');
    return {
      explanation: `The data give ${describeValues(entry, figures)} (${figures.words}); the reported ${which} ${wrong.length === 1 ? 'differs' : 'differ'}.${slipWords(entry, figures)}`,
    };
  },
});

/** An interval must follow from n of N by one of the methods. */
function unboundInterval(entry: ClaimContext) {
  const { claim, N, implied } = entry;
  if (claim.interval === null || N === null) return null;
  const range = claim.n !== null ? { low: claim.n.value, high: claim.n.value } : implied;
  if (range === null || range.high - range.low > 50) return null;
  for (let n = range.low; n <= range.high; n++)
    if ((intervalsByMethod(claim.interval, { n, N, ci: null }) ?? []).length > 0) return null;
  return {
    explanation: `None of the interval methods gives ${claim.reported.interval} from ${range.low === range.high ? range.low : `${range.low} to ${range.high}`} of ${N}.`,
  };
}
