import { groupedBy } from '../../base/grouped-by.ts';
import { asker } from '../../manuscript/draft/ask.ts';
import { drafting } from '../../manuscript/draft/drafting.ts';
import { ciWords, label, lead, reason, title } from '../../manuscript/draft/phrases.ts';

export const sentences = drafting({
  name: 'compare',
  describe: 'each share beside that of the reference population, and the difference with its interval',
  write(declared, tools) {
    const { words } = tools;
    const ask = asker(declared, tools, ['reference']);
    return groupedBy(tools.rows(declared.request), row => row.field ?? '').map(own => {
      const sentences = own
        .filter(row => row.statistic === 'share_less_reference')
        .map(row => {
          if (row.estimate === null) return `${label(row)}: not defined (${reason(row)}).`;
          const reference = own.find(other => other.statistic === 'reference_share' && other.level === row.level)!;
          return `${label(row)}: ${ask(row, 'n')} of ${ask(row, 'N')} ${words.units}, against ${ask(reference)} of the reference: ${ask(row)} percentage points (${ciWords(row)} ${ask(row, 'ci')}).`;
        });
      return `${lead(`${title(own[0]!.field ?? '', words)} beside the reference`, own[0]!.where, words)}${sentences.join(' ')}`;
    });
  },
});
