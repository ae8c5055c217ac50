import { preflightRule, quoted, someOf } from './rule.ts';

export const truncated = preflightRule({
  name: 'truncated',
  code: 'F105',
  severity: 'warning',
  describe: 'A label is cut off with an ellipsis.',
  check({ items }) {
    const cut = items.flatMap(item => (item.kind === 'text' && item.cut !== null ? [quoted(item.cut)] : []));
    return cut.length === 0
      ? []
      : [
          {
            message: `labels are cut off: ${someOf(cut)}`,
            remedy: 'remove the limit (labelLimit, limit) from `vega:`',
          },
        ];
  },
});
