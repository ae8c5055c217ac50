import { preflightRule, quoted } from './rule.ts';

/** Without a journal's own rule: smaller text can't be read in print. */
const LEAST = 6;

export const smallText = preflightRule({
  name: 'small-text',
  code: 'F101',
  severity: 'warning',
  describe: 'Text is smaller or larger than the journal allows; without a journal, smaller than 6 pt.',
  check({ items }, { journal }) {
    const texts = items.filter(item => item.kind === 'text');
    const least = journal?.text.value.min ?? LEAST;
    const most = journal?.text.value.max ?? Number.POSITIVE_INFINITY;
    const small = texts.filter(item => item.size < least - 1e-6).sort((a, b) => a.size - b.size)[0];
    const large = texts.filter(item => item.size > most + 1e-6).sort((a, b) => b.size - a.size)[0];
    const source = journal === null ? '' : ` (${journal.name}: ${journal.text.source})`;
    return [
      ...(small === undefined
        ? []
        : [
            {
              message: `the smallest text is ${small.size} pt (${quoted(small.text)}); ${least} pt are needed${source}`,
              remedy: 'set a larger fontSize',
            },
          ]),
      ...(large === undefined
        ? []
        : [
            {
              message: `the largest text is ${large.size} pt (${quoted(large.text)}); at most ${most} pt are allowed${source}`,
              remedy: 'set a smaller fontSize',
            },
          ]),
    ];
  },
});
