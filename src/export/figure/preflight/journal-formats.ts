import { preflightRule, someOf } from './rule.ts';

/** What goes with a figure and is no picture of it. */
const BESIDE: readonly string[] = ['caption', 'csv', 'vl.json'];

export const journalFormats = preflightRule({
  name: 'journal-formats',
  code: 'F113',
  severity: 'warning',
  describe: 'None of the formats is one that the journal takes, or the resolution is not one that it takes.',
  check(_, { journal, formats, dpi }) {
    if (journal === null) return [];
    const taken = journal.formats.value;
    const pictures = formats.filter(format => !BESIDE.includes(format));
    const problems = [];
    if (!pictures.some(format => taken.includes(format)))
      problems.push({
        message: `${journal.name} takes ${taken.join(', ')} and not ${someOf(pictures.length > 0 ? pictures : ['no picture'])} (${journal.formats.source})`,
        remedy: `add ${taken[0]} to the formats`,
      });
    const { min, max } = journal.dpi.value;
    const pixels = formats.some(format => format === 'png' || format === 'tiff');
    if (pixels && (dpi < min || (max !== null && dpi > max)))
      problems.push({
        message: `${dpi} dpi, and ${journal.name} requires ${max === null ? `at least ${min}` : `${min} to ${max}`} (${journal.dpi.source})`,
        remedy: `set dpi to ${journal.dpi.value.default}`,
      });
    return problems;
  },
});
