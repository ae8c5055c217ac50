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
    const { least, most } = journal.dpi.value;
    const pixels = formats.some(format => format === 'png' || format === 'tiff');
    if (pixels && (dpi < least || (most !== null && dpi > most)))
      problems.push({
        message: `${dpi} dpi, and ${journal.name} asks for ${most === null ? `at least ${least}` : `${least} to ${most}`} (${journal.dpi.source})`,
        remedy: `set dpi to ${journal.dpi.value.usual}`,
      });
    return problems;
  },
});
