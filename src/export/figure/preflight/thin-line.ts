import { preflightRule } from './rule.ts';

/** Without a journal's own rule: thinner lines vanish in print. */
const LEAST = 0.25;

export const thinLine = preflightRule({
  name: 'thin-line',
  code: 'F102',
  severity: 'warning',
  describe: 'A line is thinner than the journal allows; without a journal, thinner than 0.25 pt.',
  check({ items }, { journal }) {
    const least = journal?.minLineWidth?.value ?? LEAST;
    const thin = items
      .filter(item => item.kind === 'shape' && item.stroke !== null && item.lineWidth < least - 1e-6)
      .map(item => (item.kind === 'shape' ? item.lineWidth : 0));
    if (thin.length === 0) return [];
    return [
      {
        message: `the thinnest line is ${Math.min(...thin)} pt; ${least} pt are needed${journal?.minLineWidth ? ` (${journal.name}: ${journal.minLineWidth.source})` : ''}`,
        remedy: 'remove line widths from `vega:`, or raise them',
      },
    ];
  },
});
